using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Twins.Events;

/// <summary>
/// What was written between two states of a twin or a relationship, as JSON Patch: one operation per property, <c>/Speed</c> or
/// <c>/Bearings/faultPredicted</c>; a component that came or went with a change of model is one operation.
/// </summary>
public static class GraphDifference
{
    /// <summary>Written properties, equal values written again included (their update time moved).</summary>
    public static ImmutableArray<PatchOperation> Of(Twin before, Twin after)
    {
        List<PatchOperation> operations = [];
        if (before.ModelId != after.ModelId)
        {
            operations.Add(new(PatchVerb.Replace, [TwinJson.MetadataMember, TwinJson.ModelMember], JsonSerializer.SerializeToElement(after.ModelId)));
        }

        AddProperties(operations, [], before.Properties, after.Properties);
        foreach ((string name, TwinComponent component) in after.Components)
        {
            if (before.Components.TryGetValue(name, out TwinComponent? known))
            {
                AddProperties(operations, [name], known.Properties, component.Properties);
            }
            else
            {
                operations.Add(new(PatchVerb.Add, [name], EventData.Of(writer => TwinJson.WriteComponent(writer, component))));
            }
        }

        operations.AddRange(before.Components.Keys.Where(name => !after.Components.ContainsKey(name)).Select(name => new PatchOperation(PatchVerb.Remove, [name], default)));
        return [.. operations];
    }

    /// <summary>Properties with another value than before, and another name or target.</summary>
    public static ImmutableArray<PatchOperation> Of(Relationship before, Relationship after)
    {
        List<PatchOperation> operations = [];
        AddText(operations, RelationshipJson.NameMember, before.Name, after.Name);
        AddText(operations, RelationshipJson.TargetMember, before.TargetId, after.TargetId);
        foreach ((string name, JsonElement value) in after.Properties)
        {
            bool existed = before.Properties.TryGetValue(name, out JsonElement old);
            if (!existed || !JsonElement.DeepEquals(old, value))
            {
                operations.Add(new(existed ? PatchVerb.Replace : PatchVerb.Add, [name], value));
            }
        }

        operations.AddRange(before.Properties.Keys.Where(name => !after.Properties.ContainsKey(name)).Select(name => new PatchOperation(PatchVerb.Remove, [name], default)));
        return [.. operations];
    }

    private static void AddProperties(
        List<PatchOperation> operations, ImmutableArray<string> place, ImmutableSortedDictionary<string, TwinProperty> before, ImmutableSortedDictionary<string, TwinProperty> after)
    {
        foreach ((string name, TwinProperty property) in after)
        {
            TwinProperty? old = before.GetValueOrDefault(name);
            if (old is null)
            {
                operations.Add(new(PatchVerb.Add, place.Add(name), property.Value));
            }
            else if (IsWritten(old, property))
            {
                operations.Add(new(PatchVerb.Replace, place.Add(name), property.Value));
            }
        }

        operations.AddRange(before.Keys.Where(name => !after.ContainsKey(name)).Select(name => new PatchOperation(PatchVerb.Remove, place.Add(name), default)));
    }

    private static bool IsWritten(TwinProperty before, TwinProperty after) =>
        !ReferenceEquals(before, after)
        && (before.LastUpdateTime != after.LastUpdateTime || before.SourceTime != after.SourceTime || !JsonElement.DeepEquals(before.Value, after.Value));

    private static void AddText(List<PatchOperation> operations, string member, string before, string after)
    {
        if (before != after)
        {
            operations.Add(new(PatchVerb.Replace, [member], JsonSerializer.SerializeToElement(after)));
        }
    }
}
