using System.Text.Json;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage.RootCause;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>One version of a process' graph.</summary>
/// <param name="Process">Name of the process.</param>
/// <param name="Version">Counts from 1; 0 for a draft that was not kept.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Change">What was changed.</param>
/// <param name="Graph">target, nodes, edges, forbidden, steps: what <c>POST /api/rootcause/cases</c> takes as <c>graph</c>.</param>
public sealed record CausalGraphAnswer(string Process, int Version, DateTimeOffset? At, string By, string Change, JsonElement Graph)
{
    internal static CausalGraphAnswer Of(KeptCausalGraph kept) => new(kept.Process, kept.Version, kept.At, kept.By, kept.Change, Json(kept.Graph));

    internal static JsonElement Json(ProcessGraph graph)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            writer.WriteStartObject();
            ProcessGraphJson.Write(writer, graph);
            writer.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(text.ToArray());
        return document.RootElement.Clone();
    }
}
