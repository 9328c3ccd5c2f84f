namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>Counts iterations and, where there is a limit, time; tells where it stands now and then.</summary>
internal sealed class SearchClock(SearchLimits limits, IProgress<SearchProgress>? progress, CancellationToken cancel)
{
    private const int ReportEvery = 64;

    private readonly long _began = limits.Clock?.GetTimestamp() ?? 0;
    private double _share;

    public int Iterations { get; private set; }

    /// <summary>True while there is time for another iteration.</summary>
    /// <exception cref="OperationCanceledException">It is cancelled.</exception>
    public bool Next(double cost)
    {
        cancel.ThrowIfCancellationRequested();
        _share = Iterations / (double)Math.Max(1, limits.Iterations);
        if (limits is { Time: { } time, Clock: { } clock })
        {
            _share = Math.Max(_share, clock.GetElapsedTime(_began) / time);
        }

        if (Iterations % ReportEvery == 0)
        {
            progress?.Report(new(Math.Min(1, _share), cost));
        }

        if (_share >= 1)
        {
            return false;
        }

        Iterations++;
        return true;
    }
}
