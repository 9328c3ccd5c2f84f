namespace BatteryTwin.Web.State.Trends;

/// <summary>A curve in numbers: points, mean, extremes, the newest value and its time, and the share of points outside the normal band (null without one).</summary>
public sealed record TrendSummary(int Points, double Mean, double Min, double Max, double Newest, DateTimeOffset NewestAt, double? ShareOutside)
{
    public bool IsEmpty => Points == 0;

    internal static TrendSummary Of(TrendSignal signal, long[] timesMs, double?[] values, double?[]? low, double?[]? high)
    {
        int points = 0;
        int outside = 0;
        int newest = -1;
        double sum = 0;
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value)
            {
                continue;
            }

            points++;
            newest = i;
            sum += value;
            min = Math.Min(min, low?[i] ?? value);
            max = Math.Max(max, high?[i] ?? value);
            outside += signal.Normal is { } normal && !normal.Contains(value) ? 1 : 0;
        }

        return points == 0
            ? new(0, double.NaN, double.NaN, double.NaN, double.NaN, default, null)
            : new(points, sum / points, min, max, values[newest]!.Value, DateTimeOffset.FromUnixTimeMilliseconds(timesMs[newest]), signal.Normal is null ? null : (double)outside / points);
    }
}
