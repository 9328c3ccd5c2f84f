using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>Applies an operation inside a value: to a field of an object, a key of a map, an item of an array.</summary>
public static class ValuePatch
{
    private const string End = "-";

    /// <param name="value">The value of a property.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="inside">The part of its path that leads into the value; not empty.</param>
    /// <exception cref="TwinGraphException">The path leads nowhere.</exception>
    public static JsonElement Apply(JsonElement value, PatchOperation operation, ReadOnlySpan<string> inside)
    {
        JsonNode? root = JsonSerializer.SerializeToNode(value);
        JsonNode? holder = root;
        foreach (string name in inside[..^1])
        {
            holder = holder switch
            {
                JsonObject members => members.TryGetPropertyValue(name, out JsonNode? member) ? member : throw operation.Missing(),
                JsonArray items => items[Index(items, name, operation, items.Count - 1)],
                _ => throw operation.Missing(),
            };
        }

        JsonNode? given = operation.Verb == PatchVerb.Remove ? null : JsonSerializer.SerializeToNode(operation.Value);
        switch (holder)
        {
            case JsonObject members:
                ApplyToObject(members, inside[^1], given, operation);
                break;
            case JsonArray items:
                ApplyToArray(items, inside[^1], given, operation);
                break;
            default:
                throw operation.Missing();
        }

        return JsonSerializer.SerializeToElement(root);
    }

    private static void ApplyToObject(JsonObject members, string name, JsonNode? given, PatchOperation operation)
    {
        if (operation.Verb != PatchVerb.Add && !members.ContainsKey(name))
        {
            throw operation.Missing();
        }

        if (operation.Verb == PatchVerb.Remove)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = given;
        }
    }

    private static void ApplyToArray(JsonArray items, string name, JsonNode? given, PatchOperation operation)
    {
        switch (operation.Verb)
        {
            case PatchVerb.Add:
                items.Insert(name == End ? items.Count : Index(items, name, operation, items.Count), given);
                break;
            case PatchVerb.Replace:
                items[Index(items, name, operation, items.Count - 1)] = given;
                break;
            default:
                items.RemoveAt(Index(items, name, operation, items.Count - 1));
                break;
        }
    }

    private static int Index(JsonArray items, string name, PatchOperation operation, int last) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index <= last && (name.Length == 1 || name[0] != '0')
            ? index
            : throw operation.Invalid($"'{name}' is no index of an array of {items.Count} items");
}
