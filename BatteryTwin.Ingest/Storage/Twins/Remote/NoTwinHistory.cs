using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>The history of a graph that is kept elsewhere: there is none here.</summary>
internal sealed class NoTwinHistory(RemoteTwinGraph graph) : ITwinHistory
{
    public DateTimeOffset? EarliestTime => null;

    public ValueTask<TwinGraphSnapshot> AsOfAsync(DateTimeOffset time, CancellationToken cancel = default) => ValueTask.FromException<TwinGraphSnapshot>(Refusal());

    public ValueTask<Twin?> TwinAsOfAsync(string twinId, DateTimeOffset time, CancellationToken cancel = default) => ValueTask.FromException<Twin?>(Refusal());

    public ValueTask<IReadOnlyList<TwinHistoryEntry>> ChangesAsync(
        string twinId, DateTimeOffset? from, DateTimeOffset? to, int limit, long? before = null, CancellationToken cancel = default) =>
        ValueTask.FromException<IReadOnlyList<TwinHistoryEntry>>(Refusal());

    public ValueTask<IReadOnlyList<GraphMoment>> MomentsAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default) =>
        ValueTask.FromResult<IReadOnlyList<GraphMoment>>([]);

    private TwinGraphException Refusal() => new(
        GraphErrorCode.InvalidArgument,
        $"This process keeps no history: its twin graph lives at {graph.Status.Endpoint}. Ask there if it is a BatteryTwin; Azure Digital Twins keeps none (route its events to a data history)");
}
