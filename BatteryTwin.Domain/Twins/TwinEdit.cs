using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

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

    /// <summary>
    /// The twin after the writes, which are taken as they are. Properties and components they set carry the time of the change; removing a
    /// property leaves its component's time alone.
    /// </summary>
    public static Twin Apply(Twin twin, IReadOnlyList<PropertyWrite> writes, DateTimeOffset now, string etag)
    {
        var properties = twin.Properties;
        var components = twin.Components;
        foreach (PropertyWrite write in writes)
        {
            int dot = write.Path.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                properties = Set(properties, write.Path, write, now);
                continue;
            }

            string name = write.Path[..dot];
            TwinComponent component = components.GetValueOrDefault(name) ?? new TwinComponent { LastUpdateTime = now };
            components = components.SetItem(name, component with
            {
                LastUpdateTime = write.Value is null ? component.LastUpdateTime : now,
                Properties = Set(component.Properties, write.Path[(dot + 1)..], write, now),
            });
        }

        return twin with { ETag = etag, LastUpdateTime = now, Properties = properties, Components = components };
    }

    private static ImmutableSortedDictionary<string, TwinProperty> Set(ImmutableSortedDictionary<string, TwinProperty> properties, string name, PropertyWrite write, DateTimeOffset now) =>
        write.Value is { } value ? properties.SetItem(name, new TwinProperty(value, now, write.SourceTime)) : properties.Remove(name);

    private static bool IsEqual(TwinProperty? current, JsonElement? value) =>
        value is { } given ? current is not null && JsonElement.DeepEquals(current.Value, given) : current is null;

    private static void Check(Twin twin, PropertyWrite write, ModelCatalog models)
    {
        if (models.Find(twin.ModelId) is null)
        {
            throw new TwinGraphException($"twin '{twin.Id}' cannot be written: its model '{twin.ModelId}' is not among the models; upload it again, or give the twin another model");
        }

        DtdlContent content = models.Resolve(twin.ModelId, write.Path)
            ?? throw new TwinGraphException($"twin '{twin.Id}': {write.Path} does not appear on the DTDL for its model '{twin.ModelId}'");
        if (content is not DtdlProperty property)
        {
            throw new TwinGraphException($"twin '{twin.Id}': {write.Path} is a {content.Kind} of model '{twin.ModelId}', not a Property, and cannot be written");
        }

        if (write.Value is { } value && SchemaCheck.Problem(property.Schema, value, write.Path, "Twin", GraphLimits.Default) is { } problem)
        {
            throw new TwinGraphException($"twin '{twin.Id}': {problem}");
        }
    }
}
