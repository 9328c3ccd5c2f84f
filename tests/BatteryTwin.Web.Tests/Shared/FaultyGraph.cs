using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A graph in memory that fails every change while it is told to.</summary>
internal sealed class FaultyGraph(GraphLimits limits, TimeProvider time) : InMemoryTwinGraph(TwinGraphSnapshot.Empty, limits, time)
{
    public Exception? Fault { get; set; }

    /// <summary>Who asked for the last change.</summary>
    public ChangeOrigin? LastOrigin { get; private set; }

    protected override ValueTask<GraphStep> ApplyAsync(Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel)
    {
        LastOrigin = origin;
        return Fault is null ? base.ApplyAsync(edit, origin, cancel) : throw Fault;
    }
}
