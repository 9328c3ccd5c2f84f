using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Changes of the graph as journal rows, and back as what people read in a history.</summary>
internal static class JournalEntries
{
    private const string Nothing = "";

    public static JournalEntry Of(GraphChange change, long sequence)
    {
        (JournalKind kind, string subject, string? member, string body) = change switch
        {
            TwinChange { After: null } twin => (JournalKind.TwinDeleted, twin.TwinId, null, Nothing),
            TwinChange twin when PatchOf(twin) is { } patch => (JournalKind.Patch, twin.TwinId, null, PatchJson.Text(twin.After!.ETag, patch)),
            TwinChange twin => (JournalKind.Twin, twin.TwinId, null, TwinJson.Text(twin.After!)),
            RelationshipChange { After: null } edge => (JournalKind.RelationshipDeleted, edge.Before!.SourceId, edge.Before.Id, Nothing),
            RelationshipChange edge => (JournalKind.Relationship, edge.After!.SourceId, edge.After.Id, RelationshipJson.Text(edge.After)),
            ModelChange { After: null } model => (JournalKind.ModelDeleted, model.ModelId, null, Nothing),
            ModelChange model when model.Before is not { } before || !JsonElement.DeepEquals(before.Source, model.After!.Source) => (JournalKind.Model, model.ModelId, (string?)null, model.After!.Source.GetRawText()),
            ModelChange model => (JournalKind.ModelDecommissioned, model.ModelId, null, model.After.Decommissioned ? "true" : "false"),
            _ => throw new UnreachableException($"no journal row for a {change.GetType().Name}"),
        };
        return new(sequence, change.Time, change.Origin, kind, subject, member, body);
    }

    /// <summary>The property writes that make the state after of the state before; null when there are none that do.</summary>
    private static List<PropertyWrite>? PatchOf(TwinChange change)
    {
        Twin after = change.After!;
        if (change.Before is not { } before || before.ModelId != after.ModelId || before.Components.Count != after.Components.Count)
        {
            return null;
        }

        List<PropertyWrite> writes = [];
        Compare(before.Properties, after.Properties, string.Empty, writes);
        if (ReferenceEquals(before.Components, after.Components))
        {
            return writes;
        }

        foreach ((string name, TwinComponent component) in after.Components)
        {
            if (!before.Components.TryGetValue(name, out TwinComponent? old))
            {
                return null;
            }

            int known = writes.Count;
            Compare(old.Properties, component.Properties, name + ".", writes);
            bool sets = writes.Skip(known).Any(write => write.Value is not null);
            if (component.LastUpdateTime != (sets ? change.Time : old.LastUpdateTime))
            {
                return null;
            }
        }

        return writes;
    }

    private static void Compare(
        ImmutableSortedDictionary<string, TwinProperty> before, ImmutableSortedDictionary<string, TwinProperty> after, string prefix, List<PropertyWrite> writes)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        int kept = 0;
        foreach ((string name, TwinProperty property) in after)
        {
            TwinProperty? old = before.GetValueOrDefault(name);
            kept += old is null ? 0 : 1;
            if (!ReferenceEquals(old, property))
            {
                writes.Add(new(prefix + name, property.Value, property.SourceTime));
            }
        }

        if (kept < before.Count)
        {
            writes.AddRange(before.Keys.Where(name => !after.ContainsKey(name)).Select(name => new PropertyWrite(prefix + name, null)));
        }
    }

    /// <summary>A row as an entry of a twin's history.</summary>
    public static TwinHistoryEntry History(JournalEntry entry)
    {
        (TwinHistoryKind kind, IReadOnlyDictionary<string, JsonElement?> values) = entry.Kind switch
        {
            JournalKind.Patch => (TwinHistoryKind.TwinUpdated, Values(PatchJson.Read(entry.Body).Writes)),
            JournalKind.TwinDeleted => (TwinHistoryKind.TwinDeleted, Values([])),
            JournalKind.Relationship => (TwinHistoryKind.RelationshipPut, Members(entry.Body)),
            JournalKind.RelationshipDeleted => (TwinHistoryKind.RelationshipDeleted, Values([])),
            _ => (TwinHistoryKind.TwinPut, Values(TwinJson.Read(JsonElement.Parse(entry.Body)))),
        };
        return new(entry.Sequence, entry.Time, entry.Origin, kind, entry.Member, values);
    }

    private static Dictionary<string, JsonElement?> Values(IEnumerable<PropertyWrite> writes) => writes.ToDictionary(write => write.Path, write => write.Value, StringComparer.Ordinal);

    private static Dictionary<string, JsonElement?> Values(Twin twin)
    {
        Dictionary<string, JsonElement?> values = new(StringComparer.Ordinal) { ["$metadata.$model"] = JsonSerializer.SerializeToElement(twin.ModelId) };
        foreach ((string name, TwinProperty property) in twin.Properties)
        {
            values[name] = property.Value;
        }

        foreach ((string name, TwinComponent component) in twin.Components)
        {
            foreach ((string member, TwinProperty property) in component.Properties)
            {
                values[$"{name}.{member}"] = property.Value;
            }
        }

        return values;
    }

    private static Dictionary<string, JsonElement?> Members(string relationship) =>
        JsonElement.Parse(relationship).EnumerateObject()
            .Where(member => member.Name is not ("$etag" or "$sourceId" or "$relationshipId"))
            .ToDictionary(member => member.Name, member => (JsonElement?)member.Value, StringComparer.Ordinal);
}
