namespace BatteryTwin.Domain.Telemetry;

/// <summary>A range read: series, time from (inclusive) to (exclusive), reduction, and the limit per series that raw answers obey.</summary>
public sealed record RangeQuery
{
    public const int DefaultLimit = 100_000;

    public required SeriesSelector Series { get; init; }

    public required long FromNs { get; init; }

    public required long ToNs { get; init; }

    public RangeReduction Reduction { get; init; } = new RangeReduction.Raw();

    /// <summary>Most points per series in the answer; what is cut off is reported by <see cref="SeriesPoints.Truncated"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>
    /// Points after which a raw answer of one series may be given out in pieces, so that a reader who sends it on needs no memory for the whole;
    /// 0 keeps every series in one piece. A store may give larger pieces.
    /// </summary>
    public int PiecePoints { get; init; }

    /// <summary>Merge all series of one field (of the same measurement) into one.</summary>
    public bool GroupByField { get; init; }
}
