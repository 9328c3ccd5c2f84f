namespace BatteryTwin.Web.State;

/// <summary>How often something happened in the hour that starts at <paramref name="Hour"/>.</summary>
public sealed record HourCount(DateTimeOffset Hour, int Count);
