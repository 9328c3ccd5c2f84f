namespace BatteryTwin.Web.State.AsOf;

/// <summary>A moment when the plant's structure or a twin's health changed, and what happened, in a few words.</summary>
public sealed record PlantMark(DateTimeOffset Time, string What);
