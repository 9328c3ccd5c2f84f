namespace BatteryTwin.Web.State;

/// <summary>The one word for each health level.</summary>
public static class HealthWords
{
    public static string Of(HealthLevel level) => level switch
    {
        HealthLevel.Critical => "Critical",
        HealthLevel.High => "High",
        HealthLevel.Caution => "Caution",
        HealthLevel.Advisory => "Advisory",
        HealthLevel.Stale => "No recent data",
        _ => "Normal",
    };
}
