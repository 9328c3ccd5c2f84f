namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>An entry of an interface's contents.</summary>
public abstract record DtdlContent : DtdlElement
{
    public required string Name { get; init; }

    /// <summary>The interface that declares it, for inherited contents an ancestor.</summary>
    public required string DeclaredBy { get; init; }
}
