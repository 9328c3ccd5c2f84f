using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Finds the column of time and the form it is written in.</summary>
internal static class TimeInference
{
    private const string NoTime = "no column holds times: name the column and the format of the time in the schema";

    private static readonly string[] s_names = ["time", "timestamp", "ts", "datetime", "date", "zeit", "zeitstempel", "datum", "utc", "localtime", "recordtime", "absolutetime", "measuredat", "createdat"];

    /// <summary>Written forms in order of preference; those with the day first and those with the month first stand beside each other.</summary>
    private static readonly (string Format, string? Twin)[] s_patterns =
    [
        (TimeText.Rfc3339, null),
        (TimeText.Iso, null),
        ("yyyy/MM/dd HH:mm:ss", null),
        ("yyyyMMdd HHmmss", null),
        ("dd.MM.yyyy HH:mm:ss", null),
        ("MM/dd/yyyy hh:mm:ss tt", "dd/MM/yyyy hh:mm:ss tt"),
        ("dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss"),
        ("MM/dd/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss"),
        ("dd-MM-yyyy HH:mm:ss", "MM-dd-yyyy HH:mm:ss"),
        ("MM-dd-yyyy HH:mm:ss", "dd-MM-yyyy HH:mm:ss"),
        ("dd-MMM-yyyy HH:mm:ss", null),
        ("dd-MMM-yy HH:mm:ss", null),
        ("dd MMM yyyy HH:mm:ss", null),
        ("dd.MM.yy HH:mm:ss", null),
    ];

    private static readonly long s_earliestNs = EpochTime.ToNs(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly long s_latestNs = EpochTime.ToNs(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The time of a sample; null with why there is none. A doubt beside a time must be settled by a person first.</summary>
    public static (RecordTime? Time, string? Doubt) Find(RecordSample sample)
    {
        (RecordTime Time, string? Doubt, int Score) best = (null!, null, 0);
        for (int column = 0; column < sample.Columns.Length; column++)
        {
            string[] values = sample.Values(column);
            if (values.Length > 0 && Read(sample, column, values) is { } found)
            {
                int score = found.Score + (IsTimeName(sample.Columns[column]) ? 10 : 0);
                best = score > best.Score ? (found.Time, found.Doubt, score) : best;
            }
        }

        return best.Score > 0 ? (best.Time, best.Doubt) : (null, NoTime);
    }

    /// <summary>A name that times usually have, whatever stands around it.</summary>
    public static bool IsTimeName(string name)
    {
        string plain = FieldNames.Plain(name);
        return s_names.Any(known => plain == known || plain.StartsWith(known, StringComparison.Ordinal) || plain.EndsWith(known, StringComparison.Ordinal));
    }

    private static (RecordTime Time, string? Doubt, int Score)? Read(RecordSample sample, int column, string[] values)
    {
        string name = sample.Columns[column];
        if (EpochUnit(name, values) is { } unit)
        {
            return (new([name], unit), null, 2);
        }

        // Of several forms the one that reads most of the values, of equals the first.
        (string Format, string? Twin) best = s_patterns.MaxBy(pattern => Count(pattern.Format, values));
        int count = Count(best.Format, values);
        if (count * 4 < values.Length * 3)
        {
            return null;
        }

        bool isDateOnly = values.All(value => !value.Contains(':', StringComparison.Ordinal));
        int clock = isDateOnly ? ClockColumn(sample, column) : -1;
        string? doubt = best.Twin is not null && Count(best.Twin, values) == count
            ? $"in '{values[0]}' day and month cannot be told apart: correct the time's format in the schema if '{best.Format}' is wrong"
            : null;
        return (new(clock < 0 ? [name] : [name, sample.Columns[clock]], best.Format), doubt, clock >= 0 ? 6 : isDateOnly ? 1 : 5);
    }

    /// <summary>Times of the day in a column of their own, beside one of dates.</summary>
    private static int ClockColumn(RecordSample sample, int dates)
    {
        for (int column = 0; column < sample.Columns.Length; column++)
        {
            string[] values = sample.Values(column);
            if (column != dates && values.Length > 0 && Count(TimeText.Iso, [.. values.Select(value => "2026-01-01 " + value)]) * 4 >= values.Length * 3 && values[0].Contains(':', StringComparison.Ordinal))
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>Numbers are times where their column is named so and they lie in our days.</summary>
    private static string? EpochUnit(string name, string[] values)
    {
        decimal[] numbers = [.. values.Select(value => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : 0)];
        return !IsTimeName(name) ? null : new[] { ("s", 1_000_000_000m), ("ms", 1_000_000m), ("us", 1_000m), ("ns", 1m) }
            .FirstOrDefault(unit => numbers.Count(number => number < 1e20m && number * unit.Item2 >= s_earliestNs && number * unit.Item2 <= s_latestNs) * 4 >= values.Length * 3).Item1;
    }

    private static int Count(string format, string[] values)
    {
        TimeText time = TimeText.Create(format, TimeZoneInfo.Utc)!;
        return values.Count(value => time.TryRead(Encoding.UTF8.GetBytes(value), out long ns, out _) && ns >= s_earliestNs && ns <= s_latestNs);
    }
}
