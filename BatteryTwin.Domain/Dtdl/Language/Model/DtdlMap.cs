namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Values of one schema by string key.</summary>
public sealed record DtdlMap : DtdlSchema
{
    public required string KeyName { get; init; }

    public required string ValueName { get; init; }

    public required DtdlSchema Value { get; init; }

    public DtdlQuantity? Quantity { get; init; }

    public override string Summary => "map";
}
