using System.Text.Json;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>What is asked: units whose last time lies before <paramref name="ReferenceUntil"/> are normal, the later ones are investigated.</summary>
/// <param name="ReferenceUntil">End of the reference.</param>
/// <param name="Shifts">Shifts of the plant in UTC, for places such as <c>shift:night</c>.</param>
public sealed record PlantQuestion(DateTimeOffset ReferenceUntil, IReadOnlyList<WorkShift> Shifts)
{
    /// <summary>Reads <c>case.json</c>: <c>reference_until</c> (RFC 3339), optionally <c>target</c> and <c>shifts</c> (name, from, to in hours).</summary>
    /// <param name="json">The text.</param>
    /// <param name="graph">The graph whose target the question must share.</param>
    /// <exception cref="PlantCaseException">The text is no such question.</exception>
    public static PlantQuestion Read(ReadOnlyMemory<byte> json, PlantGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("reference_until", out JsonElement until) || until.ValueKind != JsonValueKind.String || !until.TryGetDateTimeOffset(out DateTimeOffset end))
            {
                throw new PlantCaseException("case: 'reference_until' must be a time such as \"2026-03-08T20:00:00Z\": units that ended before it are the reference");
            }

            string target = graph.Nodes[graph.Target].Id;
            if (root.TryGetProperty("target", out JsonElement asked) && asked.GetString() != target)
            {
                throw new PlantCaseException($"case: the target '{asked}' is not the graph's target '{target}'");
            }

            return new(end.ToUniversalTime(), root.TryGetProperty("shifts", out JsonElement shifts) ? [.. shifts.EnumerateArray().Select(ReadShift)] : WorkShift.Usual);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new PlantCaseException($"case: is no JSON of the expected form ({fault.Message})", fault);
        }
    }

    private static WorkShift ReadShift(JsonElement shift) =>
        shift.TryGetProperty("name", out JsonElement name) && shift.TryGetProperty("from", out JsonElement from) && shift.TryGetProperty("to", out JsonElement to)
        && from.GetDouble() is >= 0 and < 24 && to.GetDouble() is >= 0 and <= 24
            ? new(name.GetString() ?? string.Empty, from.GetDouble(), to.GetDouble())
            : throw new PlantCaseException("case: each of 'shifts' needs name, and from and to in hours from 0 to 24");
}
