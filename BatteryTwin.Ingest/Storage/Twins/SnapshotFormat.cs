using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
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
    private const string DocumentStart = "{\"digitalTwinsFileInfo\"";

    public static byte[] Write(TwinGraphSnapshot graph)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
        {
            foreach (TwinModel model in graph.Models.All)
            {
                WriteLine(gzip, writer =>
                {
                    writer.WritePropertyName("model");
                    model.Source.WriteTo(writer);
                    writer.WriteString("uploadTime", GraphTime.Text(model.UploadTime));
                    writer.WriteBoolean("decommissioned", model.Decommissioned);
                });
            }

            foreach (Twin twin in graph.Twins.Values)
            {
                WriteLine(gzip, writer =>
                {
                    writer.WritePropertyName("twin");
                    TwinJson.Write(writer, twin);
                });
            }

            foreach (Relationship relationship in graph.Relationships.All)
            {
                WriteLine(gzip, writer =>
                {
                    writer.WritePropertyName("relationship");
                    RelationshipJson.Write(writer, relationship);
                });
            }
        }

        return target.ToArray();
    }

    public static TwinGraphSnapshot Read(byte[] compressed)
    {
        using GZipStream gzip = new(new MemoryStream(compressed), CompressionMode.Decompress);
        using StreamReader lines = new(gzip, Encoding.UTF8);
        List<StoredModel> models = [];
        List<Twin> twins = [];
        List<Relationship> relationships = [];
        while (lines.ReadLine() is { } line)
        {
            JsonElement json = JsonElement.Parse(line);
            if (line.StartsWith(DocumentStart, StringComparison.Ordinal))
            {
                ReadDocument(json, models, twins, relationships);
                continue;
            }

            JsonProperty entry = json.EnumerateObject().First();
            switch (entry.Name)
            {
                case "model":
                    models.Add(new(entry.Value, GraphTime.Read(json.GetProperty("uploadTime"))!.Value, json.GetProperty("decommissioned").GetBoolean()));
                    break;
                case "twin":
                    twins.Add(TwinJson.Read(entry.Value));
                    break;
                default:
                    relationships.Add(RelationshipJson.Read(entry.Value));
                    break;
            }
        }

        return new(StoredModel.Catalog(models), twins.ToImmutableDictionary(twin => twin.Id, StringComparer.Ordinal), RelationshipIndex.Build(relationships));
    }

    private static void ReadDocument(JsonElement json, List<StoredModel> models, List<Twin> twins, List<Relationship> relationships)
    {
        GraphDocument document = GraphDocument.Read(json);
        models.AddRange(document.Models.Select(model => new StoredModel(model, DateTimeOffset.UnixEpoch, Decommissioned: false)));
        twins.AddRange(document.Twins.Select(TwinJson.Read));
        relationships.AddRange(document.Relationships.Select(relationship => RelationshipJson.Read(relationship)));
    }

    private static void WriteLine(GZipStream target, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter writer = new(target))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        target.WriteByte((byte)'\n');
    }
}
