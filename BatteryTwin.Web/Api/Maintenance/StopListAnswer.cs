namespace BatteryTwin.Web.Api.Maintenance;

/// <summary>Planned stops, the earliest first.</summary>
public sealed record StopListAnswer(IReadOnlyList<StopAnswer> Stops);
