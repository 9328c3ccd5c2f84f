using System.Text.Json;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Reads <c>graph.json</c>: <c>target</c>, <c>nodes</c> (id, table, step, unit, kind), <c>edges</c> (from, to), <c>steps</c> (step, station_column).</summary>
public static class PlantGraphReader
{
    /// <exception cref="PlantCaseException">The text is no such graph.</exception>
    public static PlantGraph Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new PlantCaseException($"graph: is no JSON ({fault.Message})", fault);
        }
    }

    private static PlantGraph Read(JsonElement graph)
    {
        if (graph.ValueKind != JsonValueKind.Object)
        {
            throw new PlantCaseException("graph: must be an object with target, nodes and edges");
        }

        Dictionary<string, string> stations = new(StringComparer.Ordinal);
        foreach (JsonElement step in Entries(graph, "steps", needed: false))
        {
            stations[Text(step, "step", "steps")] = Text(step, "station_column", "steps");
        }

        List<PlantNode> nodes = [];
        foreach (JsonElement node in Entries(graph, "nodes", needed: true))
        {
            string id = Text(node, "id", "nodes");
            string step = Optional(node, "step") ?? string.Empty;
            nodes.Add(new(id, Text(node, "table", $"node '{id}'"), step, Optional(node, "unit") ?? string.Empty, IsBinary(id, Optional(node, "kind")), stations.GetValueOrDefault(step)));
        }

        List<(string From, string To)> edges = [.. Entries(graph, "edges", needed: true).Select(edge => (Text(edge, "from", "edges"), Text(edge, "to", "edges")))];
        return new(Text(graph, "target", "graph"), nodes, edges);
    }

    private static bool IsBinary(string id, string? kind) => kind switch
    {
        null or "continuous" => false,
        "binary" => true,
        _ => throw new PlantCaseException($"graph: node '{id}' is of kind '{kind}'; use continuous or binary"),
    };

    private static JsonElement[] Entries(JsonElement graph, string name, bool needed)
    {
        if (graph.TryGetProperty(name, out JsonElement entries) && entries.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] all = [.. entries.EnumerateArray()];
            return all.All(entry => entry.ValueKind == JsonValueKind.Object) ? all : throw new PlantCaseException($"graph: every entry of '{name}' must be an object");
        }

        return needed ? throw new PlantCaseException($"graph: has no array '{name}'") : [];
    }

    private static string Text(JsonElement element, string name, string place) =>
        Optional(element, name) ?? throw new PlantCaseException($"graph: '{name}' is missing in {place}, or no text");

    private static string? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
