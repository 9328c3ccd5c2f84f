using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Web.State;

/// <summary>Health of one asset (or of all it contains): level, one line why, and the open alerts behind it.</summary>
public sealed record AssetHealth(HealthLevel Level, string Reason, IReadOnlyList<Alert> Alerts)
{
    public static AssetHealth Normal { get; } = new(HealthLevel.Normal, "Normal", []);

    /// <summary>The cause lies in a part of the asset, which <see cref="Reason"/> then names first.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>No data, or data too old to trust; holds beside any level, as an open alert outranks it.</summary>
    public bool IsStale { get; init; }
}
