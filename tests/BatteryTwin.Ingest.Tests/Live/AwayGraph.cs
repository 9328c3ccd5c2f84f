using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;

namespace BatteryTwin.Ingest.Tests.Live;

/// <summary>A twin graph whose service can be away; counts how often it was asked to change something.</summary>
internal sealed class AwayGraph(TwinGraphSnapshot graph, TimeProvider time) : InMemoryTwinGraph(graph, GraphLimits.Default, time)
{
    public bool IsAway { get; set; }

    public int Asked { get; private set; }

    protected override ValueTask<GraphStep> ApplyAsync(Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel)
    {
        Asked++;
        return IsAway ? throw new TwinGraphException(GraphErrorCode.ServiceUnavailable, "away") : base.ApplyAsync(edit, origin, cancel);
    }
}
