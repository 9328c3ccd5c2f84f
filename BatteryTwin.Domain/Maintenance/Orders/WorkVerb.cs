namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What can stand in an order's history as <see cref="WorkAction.Verb"/>.</summary>
public static class WorkVerb
{
    public const string Created = "created";
    public const string Amended = "amended";
    public const string Planned = "planned";
    public const string Unplanned = "unplanned";
    public const string Started = "started";
    public const string Paused = "paused";
    public const string Resumed = "resumed";
    public const string Reported = "reported";
    public const string Completed = "completed";
    public const string Cancelled = "cancelled";
}
