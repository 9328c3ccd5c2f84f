using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Rebuilds the graph from snapshot and journal, tags and times exactly as they were.</summary>
internal sealed class GraphReplay
{
    private readonly Dictionary<string, Interface> _models = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, Twin>.Builder _twins = ImmutableDictionary.CreateBuilder<string, Twin>(StringComparer.Ordinal);
    private RelationshipIndex _relationships = RelationshipIndex.Empty;

    private GraphReplay()
    {
    }

    private long LastSequence { get; set; }

    /// <summary>The graph and the number of its last change; an empty graph and 0 for an empty journal.</summary>
    /// <exception cref="DataDirectoryException">The journal holds something that this program cannot read.</exception>
    public static (TwinGraphSnapshot Graph, long LastSequence) Of(TwinJournal journal)
    {
        GraphReplay replay = new();
        try
        {
            if (journal.ReadSnapshot() is { } snapshot)
            {
                replay.Take(snapshot.Graph);
                replay.LastSequence = snapshot.Sequence;
            }

            foreach (JournalEntry entry in journal.ReadAfter(replay.LastSequence))
            {
                replay.Apply(entry);
                replay.LastSequence = entry.Sequence;
            }

            return (new(new ModelCatalog(replay._models.Values), replay._twins.ToImmutable(), replay._relationships), replay.LastSequence);
        }
        catch (Exception problem) when (problem is JsonException or TwinGraphException or ModelException or KeyNotFoundException or InvalidDataException)
        {
            throw new DataDirectoryException($"the journal of the twin graph cannot be read after change {replay.LastSequence} ({problem.Message}): restore the data directory from a backup", problem);
        }
    }

    /// <summary>A graph as a snapshot stores it: the compressed graph document.</summary>
    public static byte[] Compress(TwinGraphSnapshot graph)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(GraphDocument.Text(graph)));
        }

        return target.ToArray();
    }

    private void Take(byte[] compressed)
    {
        using GZipStream gzip = new(new MemoryStream(compressed), CompressionMode.Decompress);
        using JsonDocument json = JsonDocument.Parse(gzip);
        GraphDocument document = GraphDocument.Read(json.RootElement.Clone());
        foreach (Interface model in document.Models)
        {
            _models[model.Id] = model;
        }

        foreach (Twin twin in document.Twins.Select(TwinJson.Read))
        {
            _twins[twin.Id] = twin;
        }

        foreach (JsonElement relationship in document.Relationships)
        {
            _relationships = _relationships.With(RelationshipJson.Read(relationship));
        }
    }

    private void Apply(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalKind.Model:
                Interface model = DtdlReader.Read(entry.Body)[0];
                _models[model.Id] = model;
                break;
            case JournalKind.Twin:
                _twins[entry.Subject] = TwinJson.Read(Parse(entry.Body));
                break;
            case JournalKind.Patch:
                (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(entry.Body);
                _twins[entry.Subject] = TwinEdit.Apply(_twins[entry.Subject], writes, entry.Time, etag);
                break;
            case JournalKind.Relationship:
                _relationships = _relationships.With(RelationshipJson.Read(Parse(entry.Body)));
                break;
            default:
                throw new InvalidDataException($"change {entry.Sequence} is of kind {(int)entry.Kind}, which this program does not know; a newer one wrote it");
        }
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
