using System.Text.Json;
using BatteryTwin.Domain.Twins;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Reads what happened to twins and relationships from the journal, from any change on, with the states before and after: nothing that was committed
/// is missed, whenever it is read. A reader that has caught up shares its state with the graph. For one thread.
/// </summary>
internal sealed class GraphChangeFeed
{
    private readonly TwinJournal _journal;
    private readonly Func<PublishedGraph> _newest;
    private FeedStates _states;

    /// <param name="journal">The journal.</param>
    /// <param name="newest">The graph now.</param>
    /// <param name="sequence">The last change that does not count; one the journal does not have yet (it may have been restored from a backup) stands for now.</param>
    public GraphChangeFeed(TwinJournal journal, Func<PublishedGraph> newest, long sequence)
    {
        _journal = journal;
        _newest = newest;
        PublishedGraph now = newest();
        Sequence = Math.Min(sequence, now.Sequence);
        _states = new(Sequence == now.Sequence ? now.Graph : null, Sequence);
    }

    /// <summary>The last change read.</summary>
    public long Sequence { get; private set; }

    /// <summary>The next changes, from at most so many rows of the journal; those of models are left out.</summary>
    public IReadOnlyList<JournaledChange> Read(int most)
    {
        PublishedGraph now = _newest();
        if (Sequence >= now.Sequence)
        {
            return [];
        }

        List<JournaledChange> changes = [];
        using (SqliteConnection connection = _journal.Open())
        {
            PastReader past = new(connection);
            foreach (JournalEntry entry in _journal.ReadAfter(Sequence).Take(most).TakeWhile(entry => entry.Sequence <= now.Sequence))
            {
                if (Step(entry, past) is { } change)
                {
                    changes.Add(change);
                }

                Sequence = entry.Sequence;
            }
        }

        if (Sequence >= now.Sequence)
        {
            _states = new(now.Graph, now.Sequence);
        }

        return changes;
    }

    /// <summary>Null for changes of models, and for those of something that compaction has taken out of the past.</summary>
    private JournaledChange? Step(JournalEntry entry, PastReader past) => entry.Kind switch
    {
        JournalKind.Twin => OfTwin(entry, _states.Twin(entry.Subject, past), TwinJson.Read(JsonElement.Parse(entry.Body))),
        JournalKind.Patch when _states.Twin(entry.Subject, past) is { } twin => OfTwin(entry, twin, Patched(twin, entry)),
        JournalKind.TwinDeleted when _states.Twin(entry.Subject, past) is { } twin => OfTwin(entry, twin, null),
        JournalKind.Relationship => OfRelationship(entry, past, _states.Relationship(entry.Subject, entry.Member!, past), RelationshipJson.Read(JsonElement.Parse(entry.Body))),
        JournalKind.RelationshipDeleted when _states.Relationship(entry.Subject, entry.Member!, past) is { } relationship => OfRelationship(entry, past, relationship, null),
        _ => null,
    };

    private JournaledChange OfTwin(JournalEntry entry, Twin? before, Twin? after)
    {
        _states.Set(entry.Subject, after);
        return new(entry.Sequence, new TwinChange(entry.Subject, before, after, entry.Origin, entry.Time), (after ?? before)!.ModelId);
    }

    private JournaledChange OfRelationship(JournalEntry entry, PastReader past, Relationship? before, Relationship? after)
    {
        _states.Set(entry.Subject, entry.Member!, after);
        return new(entry.Sequence, new RelationshipChange(before, after, entry.Origin, entry.Time), _states.Twin(entry.Subject, past)?.ModelId);
    }

    private static Twin Patched(Twin twin, JournalEntry entry)
    {
        (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(entry.Body);
        return TwinEdit.Apply(twin, writes, entry.Time, etag);
    }
}
