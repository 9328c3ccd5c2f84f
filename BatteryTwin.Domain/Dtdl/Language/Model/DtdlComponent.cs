namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A part of a twin, described by an interface of its own.</summary>
public sealed record DtdlComponent : DtdlContent
{
    /// <summary>DTMI of the component's interface.</summary>
    public required string Schema { get; init; }
}
