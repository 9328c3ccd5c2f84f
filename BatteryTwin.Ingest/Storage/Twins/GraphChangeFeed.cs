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
    private PublishedGraph _seen;

    /// <param name="journal">The journal.</param>
    /// <param name="newest">The graph now.</param>
    /// <param name="sequence">The last change that does not count; one the journal does not have yet (it may have been restored from a backup) stands for now.</param>
    public GraphChangeFeed(TwinJournal journal, Func<PublishedGraph> newest, long sequence)
    {
        _journal = journal;
        _newest = newest;
        PublishedGraph now = newest();
        _seen = sequence >= now.Sequence ? now : new(Past(now.Graph, sequence), sequence);
    }

    /// <summary>The last change read.</summary>
    public long Sequence => _seen.Sequence;

    /// <summary>The next changes, at most so many rows of the journal.</summary>
    public IReadOnlyList<JournaledChange> Read(int most)
    {
        PublishedGraph now = _newest();
        if (_seen.Sequence >= now.Sequence)
        {
            return [];
        }

        List<JournaledChange> changes = [];
        (TwinGraphSnapshot graph, long sequence) = (_seen.Graph, _seen.Sequence);
        foreach (JournalEntry entry in _journal.ReadAfter(sequence).Take(most).TakeWhile(entry => entry.Sequence <= now.Sequence))
        {
            sequence = entry.Sequence;
            if (Step(ref graph, entry) is { } change)
            {
                changes.Add(new(sequence, change, graph));
            }
        }

        _seen = sequence >= now.Sequence ? now : new(graph, sequence);
        return changes;
    }

    private TwinGraphSnapshot Past(TwinGraphSnapshot now, long sequence)
    {
        using SqliteConnection connection = _journal.Open();
        return new PastGraph(new PastReader(connection), now, sequence, PastReader.TimeOf(connection, sequence), CancellationToken.None).Read();
    }

    /// <summary>Null for changes of models, and for those of a twin that compaction has taken out of the past.</summary>
    private static GraphChange? Step(ref TwinGraphSnapshot graph, JournalEntry entry) => entry.Kind switch
    {
        JournalKind.Twin => Put(ref graph, entry, TwinJson.Read(JsonElement.Parse(entry.Body))),
        JournalKind.Patch when graph.Find(entry.Subject) is { } twin => Put(ref graph, entry, Patched(twin, entry)),
        JournalKind.TwinDeleted when graph.Find(entry.Subject) is { } twin => Delete(ref graph, entry, twin),
        JournalKind.Relationship => Put(ref graph, entry, RelationshipJson.Read(JsonElement.Parse(entry.Body))),
        JournalKind.RelationshipDeleted when graph.Relationships.Find(entry.Subject, entry.Member!) is { } relationship => Delete(ref graph, entry, relationship),
        _ => null,
    };

    private static Twin Patched(Twin twin, JournalEntry entry)
    {
        (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(entry.Body);
        return TwinEdit.Apply(twin, writes, entry.Time, etag);
    }

    private static TwinChange Put(ref TwinGraphSnapshot graph, JournalEntry entry, Twin after)
    {
        TwinChange change = new(after.Id, graph.Find(after.Id), after, entry.Origin, entry.Time);
        graph = graph.With(after);
        return change;
    }

    private static TwinChange Delete(ref TwinGraphSnapshot graph, JournalEntry entry, Twin before)
    {
        graph = graph.WithoutTwin(before.Id);
        return new(before.Id, before, null, entry.Origin, entry.Time);
    }

    private static RelationshipChange Put(ref TwinGraphSnapshot graph, JournalEntry entry, Relationship after)
    {
        RelationshipChange change = new(graph.Relationships.Find(after.SourceId, after.Id), after, entry.Origin, entry.Time);
        graph = graph.With(graph.Relationships.With(after));
        return change;
    }

    private static RelationshipChange Delete(ref TwinGraphSnapshot graph, JournalEntry entry, Relationship before)
    {
        graph = graph.With(graph.Relationships.Without(before.SourceId, before.Id));
        return new(before, null, entry.Origin, entry.Time);
    }
}
