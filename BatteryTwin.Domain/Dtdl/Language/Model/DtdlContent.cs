namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>An entry of an interface's contents.</summary>
public abstract record DtdlContent : DtdlElement
{
    public required string Name { get; init; }

    /// <summary>The interface that declares it, for inherited contents an ancestor.</summary>
    public required string DeclaredBy { get; init; }

    /// <summary>The name for people: the display name, or the name where there is none.</summary>
    public string Label => DisplayName?.Default ?? Name;

    /// <summary>The content's kind as DTDL calls it: Property, Telemetry, Relationship, Component or Command.</summary>
    public string Kind => GetType().Name["Dtdl".Length..];
}
