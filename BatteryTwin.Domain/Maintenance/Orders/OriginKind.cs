namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What an order came from.</summary>
public enum OriginKind
{
    Hand,
    Forecast,
    Alert,
    Investigation,

    /// <summary>A recurring plan.</summary>
    Plan,
}
