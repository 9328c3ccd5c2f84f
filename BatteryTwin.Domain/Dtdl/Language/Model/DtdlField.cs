namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A member of an object schema.</summary>
public sealed record DtdlField : DtdlElement
{
    public required string Name { get; init; }

    public required DtdlSchema Schema { get; init; }

    public DtdlQuantity? Quantity { get; init; }
}
