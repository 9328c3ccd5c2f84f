using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// A graph as a snapshot stores it: gzip over lines, one per model (<c>{"model":…,"uploadTime":…,"decommissioned":…}</c>), twin
/// (<c>{"twin":…}</c>) and relationship (<c>{"relationship":…}</c>), so that reading never holds more than a line of text.
/// The graph document that earlier versions stored is still read.
/// </summary>
internal static class SnapshotFormat
{
    private static ReadOnlySpan<byte> DocumentStart => "{\"digitalTwinsFileInfo\""u8;

    public static byte[] Write(TwinGraphSnapshot graph)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
        using (Utf8JsonWriter writer = new(gzip))
        {
            foreach (TwinModel model in graph.Models.All)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("model");
                model.Source.WriteTo(writer);
                writer.WriteString("uploadTime", GraphTime.Text(model.UploadTime));
                writer.WriteBoolean("decommissioned", model.Decommissioned);
                EndLine(gzip, writer);
            }

            foreach (Twin twin in graph.Twins.Values)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("twin");
                TwinJson.Write(writer, twin);
                EndLine(gzip, writer);
            }

            foreach (Relationship relationship in graph.Relationships.All)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("relationship");
                RelationshipJson.Write(writer, relationship);
                EndLine(gzip, writer);
            }
        }

        return target.ToArray();
    }

    public static TwinGraphSnapshot Read(byte[] compressed)
    {
        using GZipStream gzip = new(new MemoryStream(compressed), CompressionMode.Decompress);
        StoredGraphReader reader = new();
        List<StoredModel> models = [];
        Dictionary<string, Twin> twins = new(StringComparer.Ordinal);
        List<Relationship> relationships = [];
        foreach (ReadOnlyMemory<byte> line in SnapshotLines.Of(gzip))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            if (line.Span.StartsWith(DocumentStart))
            {
                ReadDocument(json.Clone(), models, twins, relationships);
            }
            else if (json.TryGetProperty("twin", out JsonElement twin))
            {
                Twin read = reader.Twin(twin);
                twins.Add(read.Id, read);
            }
            else if (json.TryGetProperty("model", out JsonElement model))
            {
                models.Add(new(model.Clone(), GraphTime.Read(json.GetProperty("uploadTime"))!.Value, json.GetProperty("decommissioned").GetBoolean()));
            }
            else
            {
                relationships.Add(reader.Relationship(json.GetProperty("relationship"), twins.GetValueOrDefault));
            }
        }

        return new(StoredModel.Catalog(models), twins.ToImmutableDictionary(StringComparer.Ordinal), RelationshipIndex.Build(relationships));
    }

    private static void ReadDocument(JsonElement json, List<StoredModel> models, Dictionary<string, Twin> twins, List<Relationship> relationships)
    {
        GraphDocument document = GraphDocument.Read(json);
        models.AddRange(document.Models.Select(model => new StoredModel(model, DateTimeOffset.UnixEpoch, Decommissioned: false)));
        foreach (Twin twin in document.Twins.Select(TwinJson.Read))
        {
            twins.Add(twin.Id, twin);
        }

        relationships.AddRange(document.Relationships.Select(relationship => RelationshipJson.Read(relationship)));
    }

    private static void EndLine(GZipStream target, Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.Flush();
        writer.Reset();
        target.WriteByte((byte)'\n');
    }
}
