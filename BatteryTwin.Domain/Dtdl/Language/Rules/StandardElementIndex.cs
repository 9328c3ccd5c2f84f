using System.Collections.Frozen;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>All elements of the language versions and known extensions by identifier.</summary>
internal static class StandardElementIndex
{
    private static readonly FrozenDictionary<string, StandardElement> s_elements = LanguageDefinition.V2.StandardElements.Values
        .Concat(LanguageDefinition.V3.StandardElements.Values)
        .Concat(LanguageDefinition.V2.BuiltIn.SelectMany(extension => extension.Elements.Values))
        .Concat(ExtensionCatalog.All.SelectMany(extension => extension.Elements.Values))
        .DistinctBy(element => element.Id)
        .ToFrozenDictionary(element => element.Id, StringComparer.Ordinal);

    public static StandardElement? Find(string id) => s_elements.GetValueOrDefault(id);
}
