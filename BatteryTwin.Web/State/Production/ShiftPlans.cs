namespace BatteryTwin.Web.State.Production;

/// <summary>
/// How all lines stand against the plan of the running shift, read at most every quarter minute for all who look. It never makes anyone wait: before the first answer, and while the store cannot be read, nothing is known.
/// Singleton.
/// </summary>
public sealed class ShiftPlans
{
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestKept = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _time;
    private readonly KeptReading<IReadOnlyDictionary<string, LineProgress>> _lines;

    public ShiftPlans(ProgressReader progress, TimeProvider time, ILogger<ShiftPlans> logger)
    {
        _time = time;
        _lines = new(
            async cancel => (await progress.ReadAsync(null, time.GetUtcNow(), cancel)).Where(line => line.Progress is not null).ToDictionary(line => line.LineId, StringComparer.Ordinal),
            s_holds,
            "How lines stand against their plan",
            time,
            logger);
    }

    /// <summary>Lines with a plan by twin id, as of the last quarter minute; empty while nothing is known.</summary>
    public IReadOnlyDictionary<string, LineProgress> Now() => Newest(_lines.Now());

    /// <summary>The same after the reading that is under way or due, or after so long.</summary>
    internal async Task<IReadOnlyDictionary<string, LineProgress>> FreshAsync(TimeSpan atMost, CancellationToken cancel) => Newest(await _lines.FreshAsync(atMost, cancel));

    private IReadOnlyDictionary<string, LineProgress> Newest(Kept<IReadOnlyDictionary<string, LineProgress>> known) =>
        known is { Value: { } lines, At: { } at } && (_time.GetUtcNow() - at).Duration() <= s_longestKept ? lines : new Dictionary<string, LineProgress>();
}
