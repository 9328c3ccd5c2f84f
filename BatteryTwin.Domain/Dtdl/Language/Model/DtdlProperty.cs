namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>State of a twin or of a relationship.</summary>
public sealed record DtdlProperty : DtdlValue
{
    public bool Writable { get; init; }
}
