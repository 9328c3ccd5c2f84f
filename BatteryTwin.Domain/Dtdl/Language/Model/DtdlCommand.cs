namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>An operation a twin offers.</summary>
public sealed record DtdlCommand : DtdlContent
{
    public DtdlPayload? Request { get; init; }

    public DtdlPayload? Response { get; init; }
}
