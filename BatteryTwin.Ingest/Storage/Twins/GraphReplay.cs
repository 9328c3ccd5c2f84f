using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Rebuilds the graph from snapshot and journal, tags and times exactly as they were.</summary>
internal sealed class GraphReplay
{
    private readonly ModelReplay _models;
    private readonly ImmutableDictionary<string, Twin>.Builder _twins;
    private readonly RelationshipIndexBuilder _relationships;
    private readonly StoredGraphReader _reader = new();

    private GraphReplay(TwinGraphSnapshot start)
    {
        _models = new(start.Models);
        _twins = start.Twins.ToBuilder();
        _relationships = start.Relationships.ToBuilder();
    }

    /// <summary>The graph, the number of its last change and its time; an empty graph and 0 for an empty journal.</summary>
    /// <exception cref="DataDirectoryException">The journal holds something that this program cannot read.</exception>
    public static (TwinGraphSnapshot Graph, long LastSequence, DateTimeOffset LastTime) Of(TwinJournal journal)
    {
        long sequence = 0;
        DateTimeOffset time = DateTimeOffset.MinValue;
        try
        {
            TwinGraphSnapshot start = TwinGraphSnapshot.Empty;
            if (journal.ReadSnapshot() is { } snapshot)
            {
                start = SnapshotFormat.Read(snapshot.Graph);
                sequence = snapshot.Sequence;
                time = start.Twins.Values.Select(twin => twin.LastUpdateTime).DefaultIfEmpty(time).Max();
            }

            GraphReplay replay = new(start);
            foreach (JournalEntry entry in journal.ReadAfter(sequence))
            {
                replay.Apply(entry);
                sequence = entry.Sequence;
                time = entry.Time;
            }

            return (new(replay._models.Catalog(), replay._twins.ToImmutable(), replay._relationships.ToIndex()), sequence, time);
        }
        catch (Exception problem) when (problem is JsonException or TwinGraphException or ModelException or KeyNotFoundException or InvalidDataException)
        {
            throw new DataDirectoryException($"the journal of the twin graph cannot be read after change {sequence} ({problem.Message}): restore the data directory from a backup", problem);
        }
    }

    private void Apply(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalKind.Twin:
                PutTwin(entry);
                break;
            case JournalKind.Patch:
                (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(entry.Body);
                _twins[entry.Subject] = TwinEdit.Apply(_twins[entry.Subject], writes, entry.Time, etag);
                break;
            case JournalKind.TwinDeleted:
                _twins.Remove(entry.Subject);
                break;
            case JournalKind.Relationship:
                PutRelationship(entry);
                break;
            case JournalKind.RelationshipDeleted:
                _relationships.Remove(entry.Subject, entry.Member!);
                break;
            default:
                _models.Apply(entry);
                break;
        }
    }

    private void PutTwin(JournalEntry entry)
    {
        using JsonDocument body = JsonDocument.Parse(entry.Body);
        Twin twin = _reader.Twin(body.RootElement);
        _twins[twin.Id] = twin;
    }

    private void PutRelationship(JournalEntry entry)
    {
        using JsonDocument body = JsonDocument.Parse(entry.Body);
        _relationships.Put(_reader.Relationship(body.RootElement, _twins.GetValueOrDefault));
    }
}
