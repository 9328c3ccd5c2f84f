using System.Text.Json;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>A process' graph as JSON: that of <see cref="CausalGraphJson"/> with <c>"steps": [{"step", "station_column"}]</c>; readable by plant attribution too.</summary>
public static class ProcessGraphJson
{
    /// <summary>Reads and checks a graph.</summary>
    /// <exception cref="RootCauseInputException">The text is no JSON of that form, or the graph is not valid.</exception>
    public static ProcessGraph Read(ReadOnlyMemory<byte> json)
    {
        CausalGraph causes = CausalGraphJson.Read(json);
        using JsonDocument document = JsonDocument.Parse(json);
        List<ProcessStep> steps = [];
        if (document.RootElement.TryGetProperty("steps", out JsonElement list))
        {
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new RootCauseInputException("graph: 'steps' is no list");
            }

            foreach (JsonElement step in list.EnumerateArray())
            {
                steps.Add(new(Text(step, "step"), Text(step, "station_column")));
            }
        }

        return new(causes, steps);
    }

    /// <summary>Writes a graph's members into an object that is open.</summary>
    public static void Write(Utf8JsonWriter writer, ProcessGraph graph)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(graph);
        writer.WriteString("target", graph.Causes.Target.Id);
        writer.WriteNumber("version", graph.Causes.Version);
        writer.WriteStartArray("steps");
        foreach (ProcessStep step in graph.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("step", step.Step);
            writer.WriteString("station_column", step.StationColumn);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("nodes");
        foreach (CausalNode node in graph.Causes.Nodes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", node.Id);
            writer.WriteString("kind", node.Kind == CausalNodeKind.Binary ? "binary" : "continuous");
            Optional(writer, "unit", node.Unit);
            Optional(writer, "tier", node.Tier);
            Optional(writer, "step", node.Step);
            Optional(writer, "table", node.Table);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Edges(writer, "edges", graph.Causes.Edges);
        Edges(writer, "forbidden", graph.Causes.Forbidden);
    }

    private static void Edges(Utf8JsonWriter writer, string name, IReadOnlyList<CausalEdge> edges)
    {
        writer.WriteStartArray(name);
        foreach (CausalEdge edge in edges)
        {
            writer.WriteStartObject();
            writer.WriteString("from", edge.From);
            writer.WriteString("to", edge.To);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
    }

    private static string Text(JsonElement step, string name) =>
        step.ValueKind == JsonValueKind.Object && step.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new RootCauseInputException($"graph: every entry of 'steps' needs 'step' and 'station_column' as text; '{name}' is missing");
}
