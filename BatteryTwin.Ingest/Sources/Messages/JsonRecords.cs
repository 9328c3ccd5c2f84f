using System.Text.Json;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Parts a JSON body into records: one object, a list of them, or one a line. A line that is no JSON does not spoil the others.</summary>
internal sealed class JsonRecords(JsonRecordReader reader)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public void Read(SourceMessage message, ReadOnlyMemory<byte> body, TopicMatch topic, long timeNs, DecodedMessages target)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, s_options);
            ReadAll(message, document.RootElement, topic, timeNs, target);
        }
        catch (JsonException exception)
        {
            if (!ReadLines(message, body, topic, timeNs, target))
            {
                target.Refuse(message, $"not JSON: {exception.Message}", body.Span);
            }
        }
    }

    private void ReadAll(SourceMessage message, JsonElement json, TopicMatch topic, long timeNs, DecodedMessages target)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            reader.Read(message, json, topic, timeNs, target);
            return;
        }

        foreach (JsonElement record in json.EnumerateArray())
        {
            reader.Read(message, record, topic, timeNs, target);
        }
    }

    /// <summary>False when the body has one line only, or none of its lines is JSON: then it is one broken document.</summary>
    private bool ReadLines(SourceMessage message, ReadOnlyMemory<byte> body, TopicMatch topic, long timeNs, DecodedMessages target)
    {
        List<ReadOnlyMemory<byte>> lines = Lines(body);
        if (lines.Count < 2 || !lines.Exists(IsJson))
        {
            return false;
        }

        foreach (ReadOnlyMemory<byte> line in lines)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(line, s_options);
                reader.Read(message, document.RootElement, topic, timeNs, target);
            }
            catch (JsonException exception)
            {
                target.Refuse(message, $"not JSON: {exception.Message}", line.Span);
            }
        }

        return true;
    }

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> body)
    {
        List<ReadOnlyMemory<byte>> lines = [];
        foreach (Range range in body.Span.Split((byte)'\n'))
        {
            if (!body.Span[range].TrimEnd(" \t\r"u8).IsEmpty)
            {
                lines.Add(body[range]);
            }
        }

        return lines;
    }

    private static bool IsJson(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, s_options);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
