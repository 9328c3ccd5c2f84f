using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A telemetry store that answers what a test lays down, and keeps what it was asked.</summary>
internal sealed class ScriptedTelemetry : ITelemetryStore
{
    private readonly TaskCompletionSource _readEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<SeriesPoints> Answer { get; } = [];

    public List<SeriesState> States { get; } = [];

    public RangeQuery? Query { get; private set; }

    public SeriesSelector? Selector { get; private set; }

    /// <summary>Thrown when that many series have been given out.</summary>
    public (int After, Exception Exception)? Fault { get; set; }

    /// <summary>Gives the first answer out again and again.</summary>
    public bool GoesOnForEver { get; set; }

    /// <summary>Completes when a read has ended, in whatever way.</summary>
    public Task ReadEnded => _readEnded.Task;

    public TelemetryStoreStatistics Statistics { get; } = new(0, 0, 0, 0);

    public ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default) => throw new NotSupportedException();

    public FieldType? TypeOf(SeriesKey key) => null;

    public ValueTask<IReadOnlyList<SeriesState>> SeriesAsync(SeriesSelector selector, CancellationToken cancel = default)
    {
        Selector = selector;
        return ValueTask.FromResult<IReadOnlyList<SeriesState>>(States);
    }

    public ValueTask<IReadOnlyList<SeriesLatest>> LatestAsync(SeriesSelector selector, CancellationToken cancel = default)
    {
        Selector = selector;
        return ValueTask.FromResult<IReadOnlyList<SeriesLatest>>([.. States.Select(state => new SeriesLatest(state.Key, state.Type, state.LastNs, state.Newest))]);
    }

    public async IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        Query = query;
        try
        {
            for (int i = 0; i < Answer.Count; i++)
            {
                ThrowAt(i);
                yield return Answer[i];
            }

            while (GoesOnForEver)
            {
                cancel.ThrowIfCancellationRequested();
                yield return Answer[0];
            }

            ThrowAt(Answer.Count);
        }
        finally
        {
            _readEnded.TrySetResult();
        }
    }

    private void ThrowAt(int given)
    {
        if (Fault is { } fault && fault.After == given)
        {
            throw fault.Exception;
        }
    }
}
