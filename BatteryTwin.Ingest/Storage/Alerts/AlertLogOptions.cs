namespace BatteryTwin.Ingest.Storage.Alerts;

/// <summary>Section <c>BatteryTwin:Alerts</c>: how long cleared alerts are kept.</summary>
public sealed record AlertLogOptions
{
    public const string Section = "BatteryTwin:Alerts";

    /// <summary>Cleared alerts raised longer ago are dropped.</summary>
    public int RetentionDays { get; init; } = 400;

    /// <summary>Most cleared alerts kept.</summary>
    public int MaxCleared { get; init; } = 100_000;
}
