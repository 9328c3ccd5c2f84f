using System.Text.Json;

namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>
/// Reads a causal graph from JSON: <c>{"target": "quality", "nodes": [{"id", "kind": "binary"|"continuous", "unit"?, "tier"?, "step"?, "table"?}],
/// "edges": [{"from", "to"}], "forbidden"?: [{"from", "to"}], "version"?: 1}</c>.
/// </summary>
public static class CausalGraphJson
{
    /// <summary>Reads and checks a graph.</summary>
    /// <exception cref="RootCauseInputException">The text is no JSON of that form, or the graph is not valid.</exception>
    public static CausalGraph Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new RootCauseInputException("graph: the document is no object; send {\"target\", \"nodes\", \"edges\"}");
            }

            int version = root.TryGetProperty("version", out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int given) ? given : 1;
            return CausalGraph.Create(Nodes(root), Edges(root, "edges", required: true), Text(root, "target", "graph"), Edges(root, "forbidden", required: false), version);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new RootCauseInputException($"graph: this is no JSON ({fault.Message})", fault);
        }
    }

    private static CausalNode[] Nodes(JsonElement root) => [.. Items(root, "nodes", required: true).Select((item, i) =>
    {
        string place = $"nodes[{i}]";
        string id = Text(item, "id", place);
        return new CausalNode(id, Kind(item, id), Optional(item, "unit"), Optional(item, "tier"), Optional(item, "step"), Optional(item, "table"));
    })];

    private static CausalNodeKind Kind(JsonElement item, string id) => Text(item, "kind", $"node '{id}'").ToUpperInvariant() switch
    {
        "BINARY" => CausalNodeKind.Binary,
        "CONTINUOUS" => CausalNodeKind.Continuous,
        _ => throw new RootCauseInputException($"node '{id}': kind '{Optional(item, "kind")}' is not known; use binary or continuous"),
    };

    private static CausalEdge[] Edges(JsonElement root, string name, bool required) =>
        [.. Items(root, name, required).Select((item, i) => new CausalEdge(Text(item, "from", $"{name}[{i}]"), Text(item, "to", $"{name}[{i}]")))];

    private static JsonElement[] Items(JsonElement root, string name, bool required)
    {
        if (!root.TryGetProperty(name, out JsonElement list))
        {
            return required ? throw new RootCauseInputException($"graph: '{name}' is missing") : [];
        }

        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : throw new RootCauseInputException($"graph: '{name}' is no list");
    }

    private static string Text(JsonElement item, string name, string place)
    {
        string text = Optional(item, name);
        return text.Length > 0 ? text : throw new RootCauseInputException($"{place}: '{name}' is missing or no text");
    }

    private static string Optional(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
