using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Pieces of InfluxQL, quoted so that no name or text can leave its place.</summary>
internal static class InfluxQl
{
    /// <summary>Earliest time InfluxDB holds, in nanoseconds since 1970.</summary>
    public const long EarliestNs = long.MinValue + 2;

    /// <summary>Latest time InfluxDB holds, in nanoseconds since 1970.</summary>
    public const long LatestNs = long.MaxValue - 1;

    private static readonly (long Ns, string Name)[] s_units = [(EpochTime.NsPerSecond, "s"), (EpochTime.NsPerMillisecond, "ms"), (EpochTime.NsPerMicrosecond, "u")];

    /// <summary>A measurement, tag or field name.</summary>
    public static string Name(string name) => Quote(name, '"');

    /// <summary>A text.</summary>
    public static string Text(string text) => Quote(text, '\'');

    public static string Tag(string key) => Name(key) + "::tag";

    /// <summary>A field read as one type, so that a tag of the same name is not meant.</summary>
    public static string Field(string field, FieldType type) => Name(field) + type switch
    {
        FieldType.Float => "::float",
        FieldType.Integer => "::integer",
        FieldType.Unsigned => "::unsigned",
        FieldType.Boolean => "::boolean",
        _ => "::string",
    };

    /// <summary>The condition on time for a range from (inclusive) to (exclusive).</summary>
    public static string TimeIn(long fromNs, long toNs) => string.Create(
        CultureInfo.InvariantCulture,
        $"time >= {Math.Clamp(fromNs, EarliestNs, LatestNs)} AND time {(toNs > LatestNs ? "<=" : "<")} {Math.Clamp(toNs, EarliestNs, LatestNs)}");

    /// <summary>A duration in the largest unit that says it exactly.</summary>
    public static string Duration(long ns)
    {
        foreach ((long unitNs, string name) in s_units)
        {
            if (ns % unitNs == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{ns / unitNs}{name}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{ns}ns");
    }

    private static string Quote(string text, char quote)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append(quote);
        foreach (char c in text)
        {
            if (c == quote || c == '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c == '\n')
            {
                quoted.Append("\\n");
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append(quote).ToString();
    }
}
