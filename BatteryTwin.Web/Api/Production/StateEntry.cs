namespace BatteryTwin.Web.Api.Production;

/// <summary>What a person makes of a stretch of a station's time: the code of a reason of the plant's settings, who says so, and a note.</summary>
public sealed record StateEntry(DateTimeOffset From, DateTimeOffset To, string Reason, string Who, string? Why = null);
