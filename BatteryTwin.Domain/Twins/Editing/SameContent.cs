using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Editing;

/// <summary>Tells whether an import would change anything: tags and times do not count.</summary>
internal static class SameContent
{
    public static bool Have(Twin old, Twin given) =>
        old.ModelId == given.ModelId && HaveValues(old.Properties, given.Properties)
        && old.Components.Count == given.Components.Count
        && given.Components.All(pair => old.Components.TryGetValue(pair.Key, out TwinComponent? component) && HaveValues(component.Properties, pair.Value.Properties));

    public static bool Have(Relationship old, Relationship given) =>
        old.Name == given.Name && old.TargetId == given.TargetId && old.Properties.Count == given.Properties.Count
        && given.Properties.All(pair => old.Properties.TryGetValue(pair.Key, out JsonElement value) && JsonElement.DeepEquals(value, pair.Value));

    private static bool HaveValues(ImmutableSortedDictionary<string, TwinProperty> old, ImmutableSortedDictionary<string, TwinProperty> given) =>
        old.Count == given.Count && given.All(pair => old.TryGetValue(pair.Key, out TwinProperty? property) && JsonElement.DeepEquals(property.Value, pair.Value.Value));
}
