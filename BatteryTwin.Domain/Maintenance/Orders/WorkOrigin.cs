namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What an order came from, and which one: the alert's, investigation's or plan's id, the forecast's model.</summary>
public sealed record WorkOrigin(OriginKind Kind, string? Reference = null)
{
    public static WorkOrigin ByHand { get; } = new(OriginKind.Hand);
}
