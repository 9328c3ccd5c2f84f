using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Property writes as the journal keeps them: <c>{"etag":"…","set":{path:{"value":…,"sourceTime":"…"}},"removed":[path]}</c>.
/// Only what changed is kept, so that a value written every few seconds costs a short row and not the whole twin.
/// </summary>
internal static class PatchJson
{
    public static string Text(string etag, IReadOnlyList<PropertyWrite> writes)
    {
        JsonObject set = [];
        JsonArray removed = [];
        foreach (PropertyWrite write in writes)
        {
            if (write.Value is not { } value)
            {
                removed.Add((JsonNode)write.Path);
                continue;
            }

            JsonObject entry = new() { ["value"] = JsonSerializer.SerializeToNode(value) };
            if (write.SourceTime is { } sourceTime)
            {
                entry["sourceTime"] = GraphTime.Text(sourceTime);
            }

            set[write.Path] = entry;
        }

        JsonObject patch = new() { ["etag"] = etag };
        AddUnlessEmpty(patch, "set", set, set.Count);
        AddUnlessEmpty(patch, "removed", removed, removed.Count);
        return patch.ToJsonString();
    }

    public static (string ETag, IReadOnlyList<PropertyWrite> Writes) Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement patch = document.RootElement;
        List<PropertyWrite> writes = [];
        if (patch.TryGetProperty("set", out JsonElement set))
        {
            writes.AddRange(set.EnumerateObject().Select(entry => new PropertyWrite(
                entry.Name,
                entry.Value.GetProperty("value").Clone(),
                entry.Value.TryGetProperty("sourceTime", out JsonElement time) ? GraphTime.Read(time) : null)));
        }

        if (patch.TryGetProperty("removed", out JsonElement removed))
        {
            writes.AddRange(removed.EnumerateArray().Select(path => new PropertyWrite(path.GetString()!, null)));
        }

        return (patch.GetProperty("etag").GetString()!, writes);
    }

    private static void AddUnlessEmpty(JsonObject patch, string member, JsonNode entries, int count)
    {
        if (count > 0)
        {
            patch[member] = entries;
        }
    }
}
