using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>What the models say about fields, for formats that have one kind of number, or only text.</summary>
internal sealed class DeclaredSchemas(ITwinGraph graph)
{
    /// <summary>The schema of a twin's telemetry or property; null when no model knows it.</summary>
    public DtdlSchema? Of(string? twinId, string field)
    {
        TwinGraphSnapshot current = graph.Current;
        return twinId is not null && current.Find(twinId) is { } twin ? (current.Models.Resolve(twin.ModelId, field) as DtdlValue)?.Schema : null;
    }
}
