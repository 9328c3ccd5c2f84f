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
    private RelationshipIndex _relationships;

    private GraphReplay(TwinGraphSnapshot start)
    {
        _models = new(start.Models);
        _twins = start.Twins.ToBuilder();
        _relationships = start.Relationships;
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

            return (new(replay._models.Catalog(), replay._twins.ToImmutable(), replay._relationships), sequence, time);
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
                _twins[entry.Subject] = TwinJson.Read(JsonElement.Parse(entry.Body));
                break;
            case JournalKind.Patch:
                (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(entry.Body);
                _twins[entry.Subject] = TwinEdit.Apply(_twins[entry.Subject], writes, entry.Time, etag);
                break;
            case JournalKind.TwinDeleted:
                _twins.Remove(entry.Subject);
                break;
            case JournalKind.Relationship:
                _relationships = _relationships.With(RelationshipJson.Read(JsonElement.Parse(entry.Body)));
                break;
            case JournalKind.RelationshipDeleted:
                _relationships = _relationships.Without(entry.Subject, entry.Member!);
                break;
            default:
                _models.Apply(entry);
                break;
        }
    }
}
