using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Web.State;

/// <summary>The telemetry that a model promises.</summary>
public static class ModelledSignals
{
    /// <summary>Paths of all telemetry of a model and its components, ordered.</summary>
    public static IReadOnlyList<string> Paths(ModelCatalog models, string modelId)
    {
        IReadOnlyDictionary<string, InterfaceContent> contents = models.Contents(modelId);
        IEnumerable<string> own = contents.Values.Where(content => content.Kind == ContentKind.Telemetry).Select(content => content.Name);
        IEnumerable<string> parts = contents.Values
            .Where(content => content is { Kind: ContentKind.Component, Schema: not null })
            .SelectMany(part => models.Contents(part.Schema!).Values.Where(content => content.Kind == ContentKind.Telemetry).Select(content => $"{part.Name}.{content.Name}"));
        return [.. own.Concat(parts).Order(StringComparer.Ordinal)];
    }
}
