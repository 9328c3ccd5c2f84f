using BatteryTwin.Domain.TwinQuery.Indexes;

namespace BatteryTwin.Domain.Twins;

/// <summary>A graph that lives and dies with the process: previews, copies of a graph kept elsewhere, tests.</summary>
public class InMemoryTwinGraph(TwinGraphSnapshot start, GraphLimits limits, TimeProvider time) : LocalTwinGraph(limits)
{
    private readonly Lock _writing = new();
    private readonly LiveTwinIndexes _indexes = new(start);

    public override event Action<TwinChange>? Changed;

    public override event Action<GraphChange>? AnyChanged;

    public override event Action? StructureChanged;

    public override TwinGraphSnapshot Current => _indexes.Current.Snapshot;

    public override LiveTwinIndexes Indexes => _indexes;

    /// <summary>Publishes a step worked out elsewhere, on the newest state.</summary>
    public void Publish(GraphStep step)
    {
        lock (_writing)
        {
            _indexes.Apply(step.Next, step.Changes);
        }

        Raise(step);
    }

    protected override ValueTask<GraphStep> ApplyAsync(Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel)
    {
        GraphStep step;
        lock (_writing)
        {
            step = edit(Current, ChangeStamp.Of(time.GetUtcNow(), origin));
            _indexes.Apply(step.Next, step.Changes);
        }

        Raise(step);
        return ValueTask.FromResult(step);
    }

    private void Raise(GraphStep step)
    {
        foreach (GraphChange change in step.Changes)
        {
            AnyChanged?.Invoke(change);
            if (change is TwinChange twin)
            {
                Changed?.Invoke(twin);
            }
        }

        if (step.ChangesStructure)
        {
            StructureChanged?.Invoke();
        }
    }
}
