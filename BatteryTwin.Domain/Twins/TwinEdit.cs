using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>Property writes on a twin: checked against its model, reduced to what changes, applied.</summary>
public static class TwinEdit
{
    /// <summary>The writes that change the twin: the last one per path, without those that find an equal value.</summary>
    /// <exception cref="TwinGraphException">A path is no property of the twin's model, or a value does not fit its schema.</exception>
    public static IReadOnlyList<PropertyWrite> Changes(Twin twin, IReadOnlyList<PropertyWrite> writes, ModelCatalog models)
    {
        Dictionary<string, PropertyWrite> last = new(StringComparer.Ordinal);
        foreach (PropertyWrite write in writes)
        {
            Check(twin, write, models);
            last[write.Path] = write;
        }

        return [.. last.Values.Where(write => !IsEqual(twin.Property(write.Path), write.Value))];
    }

    /// <summary>The twin after the writes, which are taken as they are; properties and components they touch carry the time of the change.</summary>
    public static Twin Apply(Twin twin, IReadOnlyList<PropertyWrite> writes, DateTimeOffset now, string etag)
    {
        var properties = twin.Properties.ToBuilder();
        var components = twin.Components.ToBuilder();
        foreach (PropertyWrite write in writes)
        {
            int dot = write.Path.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                Set(properties, write.Path, write, now);
                continue;
            }

            string name = write.Path[..dot];
            TwinComponent component = components.GetValueOrDefault(name) ?? new TwinComponent { LastUpdateTime = now };
            var members = component.Properties.ToBuilder();
            Set(members, write.Path[(dot + 1)..], write, now);
            components[name] = component with { LastUpdateTime = now, Properties = members.ToImmutable() };
        }

        return twin with { ETag = etag, LastUpdateTime = now, Properties = properties.ToImmutable(), Components = components.ToImmutable() };
    }

    private static void Set(ImmutableSortedDictionary<string, TwinProperty>.Builder properties, string name, PropertyWrite write, DateTimeOffset now)
    {
        if (write.Value is { } value)
        {
            properties[name] = new TwinProperty(value, now, write.SourceTime);
        }
        else
        {
            properties.Remove(name);
        }
    }

    private static bool IsEqual(TwinProperty? current, JsonElement? value) =>
        value is { } given ? current is not null && JsonElement.DeepEquals(current.Value, given) : current is null;

    private static void Check(Twin twin, PropertyWrite write, ModelCatalog models)
    {
        if (models.Find(twin.ModelId) is null)
        {
            throw new TwinGraphException($"twin '{twin.Id}' cannot be written: its model '{twin.ModelId}' is not among the models");
        }

        InterfaceContent property = models.Resolve(twin.ModelId, write.Path)
            ?? throw new TwinGraphException($"twin '{twin.Id}': '{write.Path}' does not appear on the DTDL for its model '{twin.ModelId}'");
        if (property.Kind != ContentKind.Property)
        {
            throw new TwinGraphException($"twin '{twin.Id}': '{write.Path}' is a {property.Kind} of model '{twin.ModelId}', not a Property, and cannot be written");
        }

        if (write.Value is { } value && SchemaCheck.Expected(property, value) is { } expected)
        {
            throw new TwinGraphException($"twin '{twin.Id}': expected value of type {expected} for '{write.Path}', got {Shorten(value)}");
        }
    }

    internal static string Shorten(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= 100 ? text : text[..100] + "…";
    }
}
