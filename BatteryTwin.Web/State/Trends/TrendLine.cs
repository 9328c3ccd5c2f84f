namespace BatteryTwin.Web.State.Trends;

/// <summary>
/// One curve: times (ms since 1970 UTC, ascending) and values, equally long; a null value breaks the line because nothing was recorded there.
/// Where points stand for buckets, <paramref name="Low"/> and <paramref name="High"/> hold each bucket's extremes.
/// </summary>
public sealed record TrendLine(TrendSignal Signal, string Label, long[] TimesMs, double?[] Values, double?[]? Low, double?[]? High, bool IsStepped)
{
    public TrendSummary Summary { get; } = TrendSummary.Of(Signal, TimesMs, Values, Low, High);
}
