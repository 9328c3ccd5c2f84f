namespace BatteryTwin.Domain.Twins;

/// <summary>The graph as it was: every past state back to <see cref="EarliestTime"/>, and what changed when and by whom.</summary>
public interface ITwinHistory
{
    /// <summary>The earliest time that can be asked for: the first change, or the end of what compaction has taken away; null when nothing ever changed.</summary>
    DateTimeOffset? EarliestTime { get; }

    /// <summary>The whole graph as it was at a time; the state then, after all changes up to and including it. Times ahead answer with what is.</summary>
    /// <exception cref="TwinGraphException"><see cref="GraphErrorCode.InvalidArgument"/>: the time lies before <see cref="EarliestTime"/>, or this graph keeps no history.</exception>
    ValueTask<TwinGraphSnapshot> AsOfAsync(DateTimeOffset time, CancellationToken cancel = default);

    /// <summary>One twin as it was at a time; null when there was none. Much cheaper than the whole graph.</summary>
    ValueTask<Twin?> TwinAsOfAsync(string twinId, DateTimeOffset time, CancellationToken cancel = default);

    /// <summary>Changes of a twin and of the relationships that start at it, newest first.</summary>
    /// <param name="twinId">The twin, which need not exist any more.</param>
    /// <param name="from">From when on (inclusive); null = from the start.</param>
    /// <param name="to">Until when (exclusive); null = until now.</param>
    /// <param name="limit">Most changes.</param>
    /// <param name="before">Only changes with a smaller number: the last one of the page before.</param>
    /// <param name="cancel">Stops reading.</param>
    ValueTask<IReadOnlyList<TwinHistoryEntry>> ChangesAsync(string twinId, DateTimeOffset? from, DateTimeOffset? to, int limit, long? before = null, CancellationToken cancel = default);

    /// <summary>The newest moments that changed the structure of the graph or the health of a twin, in order of time; empty where no history is kept.</summary>
    /// <param name="from">From when on (inclusive).</param>
    /// <param name="to">Until when (inclusive).</param>
    /// <param name="limit">Most moments; older ones are left out.</param>
    /// <param name="cancel">Stops reading.</param>
    ValueTask<IReadOnlyList<GraphMoment>> MomentsAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default);
}
