using System.Globalization;
using System.Text;
using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.Components.Charts;

/// <summary>The values behind a trend chart as rows: a time and one value per curve.</summary>
internal static class TrendTable
{
    /// <summary>Rows, newest first; a curve without a point at a row's time leaves its cell empty.</summary>
    public static IEnumerable<(long TimeMs, double?[] Values)> Rows(TrendView view)
    {
        SortedDictionary<long, double?[]> rows = new(Comparer<long>.Create((left, right) => right.CompareTo(left)));
        for (int column = 0; column < view.Lines.Count; column++)
        {
            TrendLine line = view.Lines[column];
            for (int i = 0; i < line.TimesMs.Length; i++)
            {
                if (line.Values[i] is not { } value)
                {
                    continue;
                }

                if (!rows.TryGetValue(line.TimesMs[i], out double?[]? row))
                {
                    rows[line.TimesMs[i]] = row = new double?[view.Lines.Count];
                }

                row[column] = value;
            }
        }

        return rows.Select(pair => (pair.Key, pair.Value));
    }

    /// <summary>What the chart shows as CSV, oldest first: UTC times in RFC 3339, units in the headers, invariant numbers.</summary>
    public static string Csv(TrendView view)
    {
        StringBuilder text = new("time");
        foreach (TrendLine line in view.Lines)
        {
            string unit = line.Signal.Unit.Length == 0 ? string.Empty : $" [{line.Signal.Unit}]";
            text.Append(',').Append(Quoted($"{line.Label} ({line.Signal.TwinId} {line.Signal.Field}){unit}"));
        }

        text.Append("\r\n");
        foreach ((long timeMs, double?[] values) in Rows(view).Reverse())
        {
            text.Append(DateTimeOffset.FromUnixTimeMilliseconds(timeMs).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture));
            foreach (double? value in values)
            {
                text.Append(',').Append(value?.ToString("R", CultureInfo.InvariantCulture));
            }

            text.Append("\r\n");
        }

        return text.ToString();
    }

    private static string Quoted(string text)
    {
        // A spreadsheet takes a cell that begins with one of these for a formula.
        string safe = text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
