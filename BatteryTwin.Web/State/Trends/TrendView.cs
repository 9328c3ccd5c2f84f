namespace BatteryTwin.Web.State.Trends;

/// <summary>
/// Curves over one time range, in the order asked for; signals without any point there are in <paramref name="Missing"/>.
/// <paramref name="Resolution"/> says what the points stand for.
/// </summary>
public sealed record TrendView(DateTimeOffset From, DateTimeOffset To, string Resolution, IReadOnlyList<TrendLine> Lines, IReadOnlyList<TrendSignal> Missing, IReadOnlyList<TrendEvent> Events);
