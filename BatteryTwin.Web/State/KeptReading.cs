namespace BatteryTwin.Web.State;

/// <summary>Something that takes long to read, read in the background at most every so often for all who look. Nobody who draws a page waits for it.</summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="read">Reads it.</param>
/// <param name="holds">How long an answer is good.</param>
/// <param name="what">What it is, for the log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where faults are told.</param>
internal sealed class KeptReading<T>(Func<CancellationToken, Task<T>> read, TimeSpan holds, string what, TimeProvider time, ILogger logger)
    where T : class
{
    private readonly Lock _lock = new();
    private Kept<T> _known;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private Task _reading = Task.CompletedTask;

    /// <summary>What is known, at once; reads anew in the background when that is due.</summary>
    public Kept<T> Now()
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (_reading.IsCompleted && (now - _askedAt).Duration() >= holds)
            {
                _askedAt = now;
                _reading = Task.Run(() => ReadAsync(now));
            }

            return _known;
        }
    }

    /// <summary>What is known after the reading that is under way or due, or after so long.</summary>
    public async Task<Kept<T>> FreshAsync(TimeSpan atMost, CancellationToken cancel)
    {
        Now();
        Task reading;
        lock (_lock)
        {
            reading = _reading;
        }

        await Task.WhenAny(reading, Task.Delay(atMost, time, cancel));
        lock (_lock)
        {
            return _known;
        }
    }

    private async Task ReadAsync(DateTimeOffset now)
    {
        try
        {
            T value = await read(CancellationToken.None);
            lock (_lock)
            {
                _known = new(value, now, null);
            }
        }
        catch (Exception problem)
        {
            logger.LogWarning(problem, "{What} cannot be read now: {Problem}", what, problem.Message);
            lock (_lock)
            {
                _known = _known with { Fault = problem.Message };
            }
        }
    }
}
