namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Measurements a twin sends.</summary>
public sealed record DtdlTelemetry : DtdlContent
{
    public required DtdlSchema Schema { get; init; }

    public DtdlQuantity? Quantity { get; init; }
}
