using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>A series as InfluxDB's line protocol writes it: measurement and tags, then the field. <paramref name="tagSet"/> is equal for the fields of one line.</summary>
internal sealed class SeriesName(SeriesKey key, FieldType type, int tagSet, byte[] head)
{
    public SeriesKey Key { get; } = key;

    public FieldType Type { get; } = type;

    public int TagSet { get; } = tagSet;

    /// <summary><c>measurement,tag=value</c>.</summary>
    public byte[] Head { get; } = head;

    /// <summary><c>field=</c>.</summary>
    public byte[] Field { get; } = Encoding.UTF8.GetBytes(Escape(key.Field, ",= ") + "=");

    /// <summary>Measurement and tags with InfluxDB's escapes: it knows a backslash only before a separator.</summary>
    public static string HeadOf(SeriesKey key)
    {
        StringBuilder text = new(Escape(key.Measurement, ", "));
        foreach (SeriesTag tag in key.Tags)
        {
            text.Append(',').Append(Escape(tag.Key, ",= ")).Append('=').Append(Escape(tag.Value, ",= "));
        }

        return text.ToString();
    }

    private static string Escape(string text, string special)
    {
        if (text.AsSpan().IndexOfAny(special) < 0)
        {
            return text;
        }

        StringBuilder escaped = new(text.Length + 4);
        foreach (char c in text)
        {
            if (special.Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
