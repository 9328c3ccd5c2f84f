using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>What the models of the graph say about the fields of twins.</summary>
internal static class TwinFieldTypes
{
    /// <summary>The schema of a twin's field; null when no model knows it.</summary>
    public static DtdlSchema? SchemaOf(TwinGraphSnapshot graph, string? twinId, string field) =>
        twinId is not null && graph.Find(twinId) is { } twin && graph.Models.Resolve(twin.ModelId, field) is DtdlValue value ? value.Schema : null;

    /// <summary>The model takes whole numbers only.</summary>
    public static bool IsWhole(DtdlSchema? schema) => schema is DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } or DtdlEnum { IsInteger: true };
}
