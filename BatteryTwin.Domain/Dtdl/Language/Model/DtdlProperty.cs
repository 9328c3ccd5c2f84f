namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>State of a twin or of a relationship.</summary>
public sealed record DtdlProperty : DtdlContent
{
    public required DtdlSchema Schema { get; init; }

    public bool Writable { get; init; }

    public DtdlQuantity? Quantity { get; init; }
}
