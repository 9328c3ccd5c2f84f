namespace BatteryTwin.Web.State.Production;

/// <summary>What telemetry says of a station's day (UTC): its states as segments, and means of quarter hours; NaN where nothing was sent.</summary>
/// <param name="Segments">States in order, cut at the edges of the day.</param>
/// <param name="UnitsPerHour">What it made.</param>
/// <param name="ScrapPercent">What it rejected.</param>
/// <param name="PowerKw">What it drew.</param>
/// <param name="Fingerprint">Number of points it was made from; another number makes it anew.</param>
/// <param name="MadeAt">When it was made.</param>
internal sealed record StationDay(IReadOnlyList<StateSegment> Segments, double[] UnitsPerHour, double[] ScrapPercent, double[] PowerKw, long Fingerprint, DateTimeOffset MadeAt)
{
    public const int Buckets = 96;

    public static readonly TimeSpan Bucket = TimeSpan.FromMinutes(15);
}
