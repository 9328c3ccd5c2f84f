using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>A request that waits for its turn at the graph, and its outcome.</summary>
internal sealed class PendingEdit(Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin)
{
    private readonly TaskCompletionSource<GraphStep> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;

    public Task<GraphStep> Outcome => _outcome.Task;

    public GraphStep? Step { get; private set; }

    /// <summary>Works out the step; nobody hears of it before <see cref="Complete"/>.</summary>
    public GraphStep? Run(TwinGraphSnapshot graph, DateTimeOffset time)
    {
        try
        {
            Step = edit(graph, ChangeStamp.Of(time, origin));
        }
        catch (Exception refusal)
        {
            _refusal = refusal;
        }

        return Step;
    }

    /// <summary>Tells the outcome, once the step is kept.</summary>
    public void Complete()
    {
        if (_refusal is null)
        {
            _outcome.SetResult(Step!);
        }
        else
        {
            _outcome.SetException(_refusal);
        }
    }

    /// <summary>Tells that nothing could be kept.</summary>
    public void Fail(Exception problem) => _outcome.SetException(problem);
}
