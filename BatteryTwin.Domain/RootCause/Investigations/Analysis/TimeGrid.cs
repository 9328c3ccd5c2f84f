using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Equal stretches of time, of a length people read clocks by; times in seconds as <see cref="TimeColumn"/> counts them.</summary>
internal sealed class TimeGrid
{
    private static readonly double[] s_lengths = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];

    /// <param name="from">Start of the span.</param>
    /// <param name="to">End of the span.</param>
    /// <param name="most">Most stretches.</param>
    public TimeGrid(double from, double to, int most)
    {
        Length = s_lengths.FirstOrDefault(length => (to - from) / length <= most - 1, s_lengths[^1]);
        First = Math.Floor(from / Length) * Length;
        Count = Math.Max(1, (int)Math.Floor((to - First) / Length) + 1);
    }

    public double First { get; }

    public double Length { get; }

    public int Count { get; }

    public DateTimeOffset From => TimeColumn.TimeOf(First);

    public TimeSpan Every => TimeSpan.FromSeconds(Length);

    /// <summary>The stretch of a time; -1 outside the span or without a time.</summary>
    public int IndexOf(double seconds)
    {
        double at = Math.Floor((seconds - First) / Length);
        return at >= 0 && at < Count ? (int)at : -1;
    }

    /// <summary>Mean of the known values in each stretch; null where there are none.</summary>
    public double?[] Means(IEnumerable<(double Seconds, double Value)> points)
    {
        double[] sums = new double[Count];
        int[] counts = new int[Count];
        foreach ((double seconds, double value) in points)
        {
            int at = IndexOf(seconds);
            if (at >= 0 && double.IsFinite(value))
            {
                sums[at] += value;
                counts[at]++;
            }
        }

        return [.. sums.Select((sum, at) => counts[at] == 0 ? (double?)null : sum / counts[at])];
    }
}
