using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// A graph in the JSON format that the Azure Digital Twins Explorer imports and exports:
/// <c>{"digitalTwinsFileInfo":{"fileVersion":"1.0.0"},"digitalTwinsGraph":{"digitalTwins":[…],"relationships":[…]},"digitalTwinsModels":[…]}</c>.
/// All parts are kept as JSON until they meet a graph, see <see cref="GraphImport"/>.
/// </summary>
public sealed record GraphDocument(IReadOnlyList<JsonElement> Models, IReadOnlyList<JsonElement> Twins, IReadOnlyList<JsonElement> Relationships)
{
    public const string FileVersion = "1.0.0";

    /// <summary>Reads a document; graph and models may each be absent.</summary>
    /// <exception cref="TwinGraphException">It is no graph document, or a part of it is no array.</exception>
    public static GraphDocument Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("digitalTwinsFileInfo", out JsonElement file)
            || file.ValueKind != JsonValueKind.Object || !file.TryGetProperty("fileVersion", out JsonElement version))
        {
            throw new TwinGraphException("this is no twin graph document: 'digitalTwinsFileInfo.fileVersion' is missing");
        }

        if (version.ValueKind != JsonValueKind.String || version.GetString() != FileVersion)
        {
            throw new TwinGraphException($"graph documents have fileVersion \"{FileVersion}\", this one {version.GetRawText()}");
        }

        JsonElement graph = document.TryGetProperty("digitalTwinsGraph", out JsonElement given) ? given : default;
        return new(
            [.. Entries(document, "digitalTwinsModels").SelectMany(entry => entry.ValueKind == JsonValueKind.Array ? entry.EnumerateArray() : (IEnumerable<JsonElement>)[entry])],
            [.. Entries(graph, "digitalTwins")],
            [.. Entries(graph, "relationships")]);
    }

    /// <summary>Writes a whole graph as such a document.</summary>
    public static void Write(Utf8JsonWriter writer, TwinGraphSnapshot graph)
    {
        foreach (bool _ in WriteInParts(writer, graph))
        {
            // Nothing between the parts: the writer holds them all.
        }
    }

    /// <summary>Writes a whole graph as such a document and comes back after each item, so that the caller can send on what was written so far.</summary>
    public static IEnumerable<bool> WriteInParts(Utf8JsonWriter writer, TwinGraphSnapshot graph)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("digitalTwinsFileInfo");
        writer.WriteString("fileVersion", FileVersion);
        writer.WriteEndObject();
        writer.WriteStartObject("digitalTwinsGraph");
        writer.WriteStartArray("digitalTwins");
        foreach (Twin twin in graph.Twins.Values.OrderBy(twin => twin.Id, StringComparer.Ordinal))
        {
            TwinJson.Write(writer, twin);
            yield return true;
        }

        writer.WriteEndArray();
        writer.WriteStartArray("relationships");
        foreach (Relationship relationship in graph.Relationships.All)
        {
            RelationshipJson.Write(writer, relationship);
            yield return true;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("digitalTwinsModels");
        foreach (TwinModel model in graph.Models.All)
        {
            model.Source.WriteTo(writer);
            yield return true;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static string Text(TwinGraphSnapshot graph) => JsonText.Of(graph, static (writer, graph) => Write(writer, graph));

    private static JsonElement[] Entries(JsonElement owner, string member)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(member, out JsonElement entries))
        {
            return [];
        }

        return entries.ValueKind == JsonValueKind.Array ? [.. entries.EnumerateArray()] : throw new TwinGraphException($"'{member}' must be an array");
    }
}
