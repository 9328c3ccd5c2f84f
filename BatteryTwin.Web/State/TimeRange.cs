using System.Globalization;

namespace BatteryTwin.Web.State;

/// <summary>
/// The span of time that all charts of a page show: a preset that moves with the clock, or two fixed times. Presets:
/// <c>15m 1h 8h 24h 7d 30d</c>, <c>shift</c>, <c>last-shift</c>, <c>today</c> (plant time).
/// </summary>
public sealed record TimeRange
{
    public const string DefaultPreset = "1h";

    private static readonly Dictionary<string, (string Label, TimeSpan Span)> s_spans = new(StringComparer.Ordinal)
    {
        ["15m"] = ("15 minutes", TimeSpan.FromMinutes(15)),
        ["1h"] = ("1 hour", TimeSpan.FromHours(1)),
        ["8h"] = ("8 hours", TimeSpan.FromHours(8)),
        ["24h"] = ("24 hours", TimeSpan.FromHours(24)),
        ["7d"] = ("7 days", TimeSpan.FromDays(7)),
        ["30d"] = ("30 days", TimeSpan.FromDays(30)),
    };

    private static readonly Dictionary<string, string> s_calendar = new(StringComparer.Ordinal)
    {
        ["shift"] = "This shift",
        ["last-shift"] = "Last shift",
        ["today"] = "Today",
    };

    private TimeRange(string? preset, DateTimeOffset? from, DateTimeOffset? to)
    {
        Preset = preset;
        From = from;
        To = to;
    }

    /// <summary>Preset and label, in menu order.</summary>
    public static IEnumerable<(string Preset, string Label)> Presets =>
        s_calendar.Select(pair => (pair.Key, pair.Value)).Concat(s_spans.Select(pair => (pair.Key, "Last " + pair.Value.Label)));

    /// <summary>The preset; null for two fixed times.</summary>
    public string? Preset { get; }

    public DateTimeOffset? From { get; }

    public DateTimeOffset? To { get; }

    /// <summary>Words for the range on a shift calendar.</summary>
    public string LabelIn(ShiftCalendar calendar) => Preset is not null ? Label : string.Create(
        CultureInfo.CurrentCulture, $"{calendar.ToPlantTime(From!.Value):d MMM HH:mm} – {calendar.ToPlantTime(To!.Value):d MMM HH:mm}");

    /// <summary>Words for the range, two fixed times in UTC.</summary>
    public string Label => Preset is null
        ? string.Create(CultureInfo.CurrentCulture, $"{From:d MMM HH:mm} – {To:d MMM HH:mm} UTC")
        : s_calendar.GetValueOrDefault(Preset) ?? "Last " + s_spans[Preset].Label;

    public static TimeRange Of(string? preset) =>
        preset is not null && (s_spans.ContainsKey(preset) || s_calendar.ContainsKey(preset)) ? new(preset, null, null) : new(DefaultPreset, null, null);

    /// <summary>Two fixed times in any order.</summary>
    public static TimeRange Between(DateTimeOffset from, DateTimeOffset to) => from <= to ? new(null, from, to) : new(null, to, from);

    /// <summary>Start (inclusive) and end (exclusive) of the span at a moment, on a shift calendar.</summary>
    public (DateTimeOffset From, DateTimeOffset To) At(DateTimeOffset now, ShiftCalendar calendar) => Preset switch
    {
        null => (From!.Value, To!.Value),
        "shift" => (calendar.ShiftStart(now), now),
        "last-shift" => (calendar.ShiftStart(calendar.ShiftStart(now).AddTicks(-1)), calendar.ShiftStart(now)),
        "today" => (calendar.DayStart(now), now),
        _ => (now - s_spans[Preset].Span, now),
    };
}
