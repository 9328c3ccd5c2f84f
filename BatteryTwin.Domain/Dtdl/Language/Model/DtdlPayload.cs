namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Request or response of a command.</summary>
public sealed record DtdlPayload : DtdlElement
{
    public required string Name { get; init; }

    public required DtdlSchema Schema { get; init; }

    public DtdlQuantity? Quantity { get; init; }
}
