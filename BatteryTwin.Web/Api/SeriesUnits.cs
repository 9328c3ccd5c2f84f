using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Api;

/// <summary>Units of series, from the models of their twins.</summary>
internal sealed class SeriesUnits(TwinGraphSnapshot graph)
{
    /// <summary>DTDL unit term, for example <c>degreeCelsius</c>; null when no model gives one.</summary>
    public string? Of(SeriesKey key) =>
        key.Twin is { } id && graph.Find(id) is { } twin ? (graph.Models.Resolve(twin.ModelId, key.Field) as DtdlValue)?.Quantity?.Unit : null;
}
