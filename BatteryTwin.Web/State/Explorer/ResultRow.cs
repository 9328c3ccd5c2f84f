using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Lays a row's JSON out flat: a twin or relationship becomes its id and its properties, nested members become dotted names.</summary>
internal static class ResultRow
{
    private static readonly string[] s_hidden = ["$metadata", "$etag"];

    /// <summary>The cells in the order of the document, with their column names.</summary>
    public static IEnumerable<(string Key, ResultCell Cell)> Cells(JsonObject row) => Members(row, string.Empty);

    private static IEnumerable<(string Key, ResultCell Cell)> Members(JsonObject whole, string prefix)
    {
        foreach ((string name, JsonNode? value) in whole.Where(member => !s_hidden.Contains(member.Key)))
        {
            string key = prefix + name;
            foreach ((string Key, ResultCell Cell) cell in value is JsonObject inner ? Inside(inner, key) : [(key, Scalar(name, value))])
            {
                yield return cell;
            }

            if (name == "$dtId" && whole["$metadata"]?["$model"] is { } model)
            {
                yield return ($"{prefix}$model", new(model.ToString(), Path: $"/models-browser?model={Uri.EscapeDataString(model.ToString())}"));
            }
        }
    }

    private static IEnumerable<(string Key, ResultCell Cell)> Inside(JsonObject whole, string key)
    {
        if (whole["$dtId"] is { } twin)
        {
            return [(key, TwinCell(twin.ToString())), .. Members(whole, $"{key}.").Where(cell => cell.Key != $"{key}.$dtId")];
        }

        return whole["$relationshipId"] is { } relationship
            ? [(key, new(relationship.ToString())), .. Members(whole, $"{key}.").Where(cell => cell.Key != $"{key}.$relationshipId")]
            : Members(whole, $"{key}.");
    }

    private static ResultCell Scalar(string name, JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String when name is "$dtId" or "$sourceId" or "$targetId" => TwinCell(value.ToString()),
        JsonValueKind.String => new(value.ToString()),
        JsonValueKind.Number => new(value.ToJsonString(), IsNumber: true),
        null => new("null"),
        _ => new(value.ToJsonString()),
    };

    private static ResultCell TwinCell(string id) => new(id, Path: $"/assets/{Uri.EscapeDataString(id)}");
}
