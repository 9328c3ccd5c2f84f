using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Decodes a line's head, <c>measurement,tag=value,…</c>.</summary>
internal static class LineHead
{
    private const string NotUtf8 = "invalid UTF-8";

    /// <summary>Null and the decoded head, or what is wrong and at which byte.</summary>
    public static string? Decode(ReadOnlySpan<byte> raw, out string measurement, out SeriesTag[] tags, out int faultAt)
    {
        tags = [];
        faultAt = 0;
        int at = EscapedText.IndexOf(raw, 0, (byte)',', (byte)',');
        measurement = EscapedText.Decode(raw[..at], ", "u8)!;
        if (measurement is null)
        {
            return NotUtf8;
        }

        if (measurement.Length == 0)
        {
            return "missing measurement";
        }

        List<SeriesTag> found = [];
        while (at < raw.Length)
        {
            faultAt = ++at;
            if (DecodeTag(raw, ref at, ref faultAt, found) is { } fault)
            {
                return fault;
            }
        }

        tags = [.. found];
        return null;
    }

    private static string? DecodeTag(ReadOnlySpan<byte> raw, ref int at, ref int faultAt, List<SeriesTag> found)
    {
        int equals = EscapedText.IndexOf(raw, at, (byte)'=', (byte)',');
        if (equals == at)
        {
            return "missing tag key";
        }

        if (equals == raw.Length || raw[equals] == ',')
        {
            faultAt = equals;
            return "missing tag value: expected '=' after the tag key";
        }

        int end = EscapedText.IndexOf(raw, equals + 1, (byte)',', (byte)'=');
        if (end < raw.Length && raw[end] == '=')
        {
            faultAt = end;
            return "'=' in a tag value must be escaped with a backslash";
        }

        string? key = EscapedText.Decode(raw[at..equals], ",= "u8);
        string? value = EscapedText.Decode(raw[(equals + 1)..end], ",= "u8);
        if (key is null || value is null)
        {
            return NotUtf8;
        }

        if (value.Length == 0)
        {
            faultAt = equals + 1;
            return "missing tag value";
        }

        if (found.Exists(tag => tag.Key == key))
        {
            return $"tag '{key}' occurs twice";
        }

        found.Add(new(key, value));
        at = end;
        return null;
    }
}
