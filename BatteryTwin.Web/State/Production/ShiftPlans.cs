namespace BatteryTwin.Web.State.Production;

/// <summary>
/// How all lines stand against the plan of the running shift, read at most every quarter minute for all who look. It never makes anyone wait: before the first answer, and while the store cannot be read, nothing is known.
/// Singleton.
/// </summary>
public sealed class ShiftPlans(ProgressReader progress, TimeProvider time, ILogger<ShiftPlans> logger)
{
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longestKept = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private IReadOnlyDictionary<string, LineProgress> _known = new Dictionary<string, LineProgress>();
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private Task _reading = Task.CompletedTask;

    /// <summary>Lines with a plan by twin id, as of the last quarter minute; empty while nothing is known.</summary>
    public IReadOnlyDictionary<string, LineProgress> Now()
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (_reading.IsCompleted && (now - _askedAt).Duration() >= s_holds)
            {
                _askedAt = now;
                _reading = Task.Run(() => ReadAsync(now));
            }

            return (now - _readAt).Duration() <= s_longestKept ? _known : new Dictionary<string, LineProgress>();
        }
    }

    /// <summary>Ends with the reading that is under way.</summary>
    internal Task SettledAsync()
    {
        lock (_lock)
        {
            return _reading;
        }
    }

    private async Task ReadAsync(DateTimeOffset now)
    {
        try
        {
            IReadOnlyList<LineProgress> lines = await progress.ReadAsync(null, now, CancellationToken.None);
            lock (_lock)
            {
                (_known, _readAt) = (lines.Where(line => line.Progress is not null).ToDictionary(line => line.LineId, StringComparer.Ordinal), now);
            }
        }
        catch (Exception problem)
        {
            logger.LogWarning(problem, "How lines stand against their plan is not known now: {Problem}", problem.Message);
        }
    }
}
