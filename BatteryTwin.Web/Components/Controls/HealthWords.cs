using BatteryTwin.Domain.Alarms;
using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>The one word each state has on every page.</summary>
public static class HealthWords
{
    public static string Of(HealthLevel level) => level switch
    {
        HealthLevel.Stale => "No data",
        _ => level.ToString(),
    };

    /// <summary>The level by which an alert of a priority is marked.</summary>
    public static HealthLevel Level(AlertPriority priority) => priority switch
    {
        AlertPriority.Critical => HealthLevel.Critical,
        AlertPriority.High => HealthLevel.High,
        AlertPriority.Caution => HealthLevel.Caution,
        _ => HealthLevel.Advisory,
    };
}
