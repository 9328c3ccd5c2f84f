using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>The state of the graph that a query is answered from: the newest, or a past one. Keeps the last past state, which is dear to rebuild. Singleton.</summary>
public sealed class QueryGraphSource(ITwinGraph graph, ITwinHistory history)
{
    private volatile PastState? _past;

    /// <exception cref="TwinGraphException">The past is not kept that far back.</exception>
    internal async ValueTask<IQueryIndexes> IndexesAsync(PreparedQuery query, DateTimeOffset? asOf, CancellationToken cancel)
    {
        if (asOf is not { } time)
        {
            return graph.Indexes.Including(query.IndexablePaths);
        }

        if (_past is { } past && past.Time == time)
        {
            return past.Scan;
        }

        SnapshotScan scan = new(await history.AsOfAsync(time, cancel));
        _past = new(time, scan);
        return scan;
    }

    private sealed record PastState(DateTimeOffset Time, SnapshotScan Scan);
}
