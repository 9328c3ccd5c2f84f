using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Sources.DemoPlant.History;

/// <summary>
/// What of the past is still to be filled, in the order of filling, and how much it was at first. Spans are filled from their end
/// backwards in chunks, so that the newest hours show first.
/// </summary>
internal sealed record HistoryPlan(IReadOnlyList<HistorySpan> Pending, long TotalMoments)
{
    private const int MinuteSeconds = 60;

    /// <summary>Moments in a chunk; a kill repeats at most one chunk, which the store takes as the same values again.</summary>
    private const int ChunkMoments = 360;

    public static HistoryPlan Empty { get; } = new([], 0);

    [JsonIgnore]
    public bool IsDone => Pending.Count == 0;

    [JsonIgnore]
    public double Progress => TotalMoments == 0 ? 1 : 1 - ((double)Pending.Sum(span => span.Moments) / TotalMoments);

    /// <summary>The past before a first start: the last hours at one value a second, the days before at one a minute.</summary>
    public static HistoryPlan Before(DateTimeOffset start, int days, int recentHours)
    {
        long end = start.ToUnixTimeSeconds();
        long fine = Floor(end - (recentHours * 3600L), MinuteSeconds);
        long coarse = Floor(end - (days * 86_400L), MinuteSeconds);
        HistoryPlan plan = Empty.With(new(coarse, recentHours > 0 ? fine : Floor(end, MinuteSeconds), MinuteSeconds));
        return recentHours > 0 ? plan.With(new(fine, end, 1)) : plan;
    }

    /// <summary>The plan with a span more, to be filled first; a span without a moment is left out.</summary>
    public HistoryPlan With(HistorySpan span)
    {
        long total = IsDone ? 0 : TotalMoments;
        return span.Moments <= 0 ? this : new([span, .. Pending], total + span.Moments);
    }

    /// <summary>A gap between two seconds, filled at one value a minute; gaps shorter than a minute hold none.</summary>
    public HistoryPlan WithGap(long from, long to)
    {
        long first = Floor(from + MinuteSeconds - 1, MinuteSeconds);
        return With(new(first, Math.Max(first, Floor(to + MinuteSeconds - 1, MinuteSeconds)), MinuteSeconds));
    }

    /// <summary>The piece to fill next: the newest end of the first span.</summary>
    public HistorySpan Next()
    {
        HistorySpan span = Pending[0];
        return span with { From = Math.Max(span.From, span.To - ((long)ChunkMoments * span.StepSeconds)) };
    }

    /// <summary>The plan once a piece that <see cref="Next"/> gave is filled; spans may have been added since.</summary>
    public HistoryPlan Without(HistorySpan chunk) => this with
    {
        Pending = [.. Pending
            .Select(span => span.To == chunk.To && span.StepSeconds == chunk.StepSeconds ? span with { To = chunk.From } : span)
            .Where(span => span.Moments > 0)],
    };

    private static long Floor(long seconds, int step) => Math.DivRem(seconds, step).Quotient * step;
}
