using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Web.State;

/// <summary>The telemetry that a model promises.</summary>
public static class ModelledSignals
{
    /// <summary>Paths of all telemetry of a model and its components, ordered.</summary>
    public static IReadOnlyList<string> Paths(ModelCatalog models, string modelId)
    {
        IEnumerable<string> own = models.Contents(modelId).OfType<DtdlTelemetry>().Select(content => content.Name);
        IEnumerable<string> parts = models.Contents(modelId).OfType<DtdlComponent>()
            .SelectMany(part => models.Contents(part.Schema).OfType<DtdlTelemetry>().Select(content => $"{part.Name}.{content.Name}"));
        return [.. own.Concat(parts).Order(StringComparer.Ordinal)];
    }
}
