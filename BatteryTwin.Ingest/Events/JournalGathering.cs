using BatteryTwin.Domain.Twins.Events;
using BatteryTwin.Ingest.Storage.Twins;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Makes events of the changes that the graph's journal holds, from where the last run stopped. How far it came is noted together with each stored
/// event, and now and then without one; what was read and not noted is read again after a start, and again found to be wanted by nobody.
/// </summary>
internal sealed class JournalGathering(JournaledTwinGraph graph, EventRoutes routes, EventDatabase database, EventOutbox outbox, GraphEvents events)
{
    private const int ChangesAtOnce = 500;
    private const int ChangesWithoutNote = 5_000;

    private GraphChangeFeed? _feed;
    private long _noted;

    /// <summary>Takes the next changes; false when there are none.</summary>
    public bool TakeNext()
    {
        if (!routes.Any)
        {
            _feed = null;
            return false;
        }

        _feed ??= Start();
        long before = _feed.Sequence;
        GatheredEvent[] next = [.. _feed.Read(ChangesAtOnce).Select(Event).OfType<GatheredEvent>()];
        if (outbox.Add(next, _feed.Sequence, always: _feed.Sequence - _noted >= ChangesWithoutNote))
        {
            _noted = _feed.Sequence;
        }

        return _feed.Sequence > before;
    }

    /// <summary>Notes how far it came, so that the next start has nothing to read again.</summary>
    public void NoteProgress()
    {
        if (_feed is not null && _feed.Sequence > _noted)
        {
            _noted = _feed.Sequence;
            database.Append([], _noted, default);
        }
    }

    /// <summary>After a fault: goes back to what is noted.</summary>
    public void Restart() => _feed = null;

    private GraphChangeFeed Start()
    {
        GraphChangeFeed feed = graph.ChangesAfter(database.Progress() ?? graph.LastSequence);
        _noted = feed.Sequence;
        return feed;
    }

    private GatheredEvent? Event(JournaledChange change) =>
        events.Of(change.Change, _ => change.ModelId) is { } happened ? new(happened, change.Sequence) : null;
}
