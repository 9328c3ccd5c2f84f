namespace BatteryTwin.Web.State;

/// <summary>A line as its page shows it: the strip, each station's key signals, what holds it back, and the way up.</summary>
public sealed record LineDetail(LineView Line, string? ParentId, string? ParentTitle, IReadOnlyDictionary<string, IReadOnlyList<SignalReading>> Signals, Bottleneck Bottleneck, DateTimeOffset? NewestData, DateTimeOffset At);
