namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What was found when the work was done; the label that forecasts and alerts are judged and taught by.</summary>
public enum FindingKind
{
    /// <summary>The foreseen or reported fault was there.</summary>
    Confirmed,

    /// <summary>Nothing was wrong.</summary>
    NoFaultFound,

    /// <summary>Something else was wrong.</summary>
    Other,
}
