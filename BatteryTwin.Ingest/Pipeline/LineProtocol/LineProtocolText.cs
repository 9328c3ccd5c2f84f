using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Writes points as line protocol.</summary>
public static class LineProtocolText
{
    /// <summary>One point as a line without line break; time in nanoseconds.</summary>
    public static string Format(SeriesKey key, FieldValue value, long timeNs) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Canonical}={Format(value)} {timeNs}");

    private static string Format(FieldValue value) => value.Type switch
    {
        FieldType.Integer => value + "i",
        FieldType.Unsigned => value + "u",
        FieldType.String => Quote(value.Text!),
        _ => value.ToString(),
    };

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
