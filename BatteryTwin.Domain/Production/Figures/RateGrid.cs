namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// What a station made and drew, as means over equally long buckets without gap: units an hour, rejected share (0 to 1) and power in kW; NaN where nothing was sent.
/// </summary>
public sealed record RateGrid(DateTimeOffset Start, TimeSpan Bucket, double[] UnitsPerHour, double[] ScrapShare, double[] PowerKw)
{
    public static RateGrid Empty { get; } = new(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(15), [], [], []);

    public int Count => UnitsPerHour.Length;

    public DateTimeOffset StartOf(int bucket) => Start + (bucket * Bucket);

    /// <summary>Buckets that a stretch of time touches, with the hours of it in each.</summary>
    internal IEnumerable<(int Bucket, double Hours)> Touched(DateTimeOffset from, DateTimeOffset to)
    {
        int first = (int)Math.Clamp((from - Start).Ticks / Bucket.Ticks, 0, Count);
        for (int i = first; i < Count && StartOf(i) < to; i++)
        {
            DateTimeOffset start = StartOf(i) > from ? StartOf(i) : from;
            DateTimeOffset end = StartOf(i + 1) < to ? StartOf(i + 1) : to;
            if (end > start)
            {
                yield return (i, (end - start).TotalHours);
            }
        }
    }
}
