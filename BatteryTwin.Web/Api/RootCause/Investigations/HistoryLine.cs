namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>One entry of a history.</summary>
public sealed record HistoryLine(int Version, DateTimeOffset At, string Who, string What);
