using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Web.Api;

/// <summary>What answers say about a series beside its points: the unit from its twin's model, and how far its values can be relied on now.</summary>
internal sealed class SeriesNotes(TwinGraphSnapshot graph, ITelemetryTrust trust)
{
    /// <summary>DTDL unit term, for example <c>degreeCelsius</c>; null when no model gives one.</summary>
    public string? Unit(SeriesKey key) =>
        key.Twin is { } id && graph.Find(id) is { } twin ? (graph.Models.Resolve(twin.ModelId, key.Field) as DtdlValue)?.Quantity?.Unit : null;

    /// <summary>Null when the series is not judged.</summary>
    public SeriesQuality? Quality(SeriesKey key) => trust.Of(key);
}
