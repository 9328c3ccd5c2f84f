using System.Collections.Frozen;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>The extensions this product knows, by context.</summary>
internal static class ExtensionCatalog
{
    private static readonly FrozenDictionary<string, Extension> s_extensions = new[]
    {
        QuantitativeTypes.V3,
        IotCentralExtension.V2,
        AnnotationExtension.Annotation(1),
        AnnotationExtension.Annotation(2),
        AnnotationExtension.Overriding(1),
        AnnotationExtension.Overriding(2),
        AnnotationExtension.Historization(1),
        AnnotationExtension.Historization(2),
        AnnotationExtension.Requirement(1),
        AnnotationExtension.Requirement(2),
        MqttExtension.Build(1),
        MqttExtension.Build(2),
        MqttExtension.Build(3),
        MqttExtension.Build(4),
    }.ToFrozenDictionary(extension => $"{extension.Context};{extension.Version}", StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_contexts = s_extensions.Values.Select(extension => extension.Context).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_versions = s_extensions.Values.GroupBy(extension => extension.Context)
        .ToFrozenDictionary(group => group.Key, group => string.Join(", ", group.Select(extension => extension.Version).Order(StringComparer.Ordinal)), StringComparer.Ordinal);

    public static IEnumerable<Extension> All => s_extensions.Values;

    public static Extension? Find(string specifier) => s_extensions.GetValueOrDefault(specifier);

    /// <summary>True when some version of the context is known.</summary>
    public static bool KnowsContext(string context) => s_contexts.Contains(context);

    /// <summary>The versions of a context that are known, for messages.</summary>
    public static string VersionsOf(string context) => s_versions.GetValueOrDefault(context) ?? "none";
}
