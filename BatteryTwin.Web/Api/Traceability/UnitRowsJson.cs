using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Units sent as a JSON list of objects, as the CSV that tables are made of: one row each, the columns are all names that occur.</summary>
internal static class UnitRowsJson
{
    /// <exception cref="TableException">The text is no list of objects.</exception>
    public static byte[] ToCsv(string table, byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
            {
                throw new TableException(table, null, null, "is no list of objects such as [{\"cell_id\": \"C1\", \"capacity_ah\": 49.9}]");
            }

            string[] names = [.. document.RootElement.EnumerateArray().SelectMany(row => row.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal)];
            StringBuilder text = new(string.Join(',', names));
            text.Append('\n');
            foreach (JsonElement row in document.RootElement.EnumerateArray())
            {
                text.AppendJoin(',', names.Select(name => row.TryGetProperty(name, out JsonElement value) ? Field(value) : string.Empty)).Append('\n');
            }

            return Encoding.UTF8.GetBytes(text.ToString());
        }
        catch (JsonException fault)
        {
            throw new TableException($"table '{table}': the body is neither CSV nor JSON ({fault.Message})", fault);
        }
    }

    private static string Field(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => string.Empty,
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
