using System.Text.Json;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Reads the first records of a JSON text for inference.</summary>
internal static class JsonSample
{
    private const int MostRecords = 200;

    public static RecordSample Read(ReadOnlySpan<byte> text, string pathName)
    {
        List<Dictionary<string, string>> records = [];
        List<string> columns = [];
        for (int at = 0; at < text.Length && records.Count < MostRecords;)
        {
            int open = text[at..].IndexOf((byte)'{');
            int length = open < 0 ? 0 : JsonDocumentParser.EndOf(text[(at + open)..]);
            if (length == 0)
            {
                break;
            }

            Add(text.Slice(at + open, length), records, columns);
            at += open + length;
        }

        return new([.. columns], [.. records.Select(record => columns.Select(column => record.GetValueOrDefault(column, string.Empty)).ToArray())], pathName, DecimalComma: false);
    }

    private static void Add(ReadOnlySpan<byte> json, List<Dictionary<string, string>> records, List<string> columns)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            Dictionary<string, string> record = new(StringComparer.Ordinal);
            Flatten(document.RootElement, string.Empty, record, columns);
            records.Add(record);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A record that cannot be read tells nothing about the others.
        }
    }

    private static void Flatten(JsonElement json, string path, Dictionary<string, string> record, List<string> columns)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            string name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(member.Value, name, record, columns);
            }
            else if (member.Value.ValueKind != JsonValueKind.Array)
            {
                record[name] = member.Value.ToString();
                if (!columns.Contains(name))
                {
                    columns.Add(name);
                }
            }
        }
    }
}
