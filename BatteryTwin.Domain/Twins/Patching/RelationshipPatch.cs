using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>Applies a patch to the properties of a relationship; its ends, name and id cannot be changed.</summary>
internal static class RelationshipPatch
{
    /// <exception cref="TwinGraphException">An operation cannot be done; the relationship stays as it is. The result is not yet checked against the model.</exception>
    public static Relationship Apply(Relationship relationship, JsonPatch patch, string etag)
    {
        PropertyPatch properties = new(name => relationship.Properties.TryGetValue(name, out JsonElement value) ? value : null);
        foreach (PatchOperation operation in patch.Operations)
        {
            if (operation.Path is [] or [['$', ..], ..])
            {
                throw operation.Invalid("only properties of a relationship can be changed; delete it and make another one to change its name or ends");
            }

            properties.Apply(operation, operation.Path.AsSpan());
        }

        ImmutableSortedDictionary<string, JsonElement> result = relationship.Properties;
        foreach ((string name, JsonElement? value) in properties.Values)
        {
            result = value is { } given ? result.SetItem(name, given) : result.Remove(name);
        }

        return relationship with { ETag = etag, Properties = result };
    }
}
