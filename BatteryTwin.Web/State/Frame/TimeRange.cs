using System.Globalization;

namespace BatteryTwin.Web.State.Frame;

/// <summary>The time range people chose, as it stands in the address: a preset (<c>range=24h</c>) or two times (<c>from=…&amp;to=…</c>).</summary>
public sealed record TimeRange
{
    private static readonly (TimeRangePreset Preset, string Word, string Label)[] s_presets =
    [
        (TimeRangePreset.ThisShift, "shift", "This shift"),
        (TimeRangePreset.LastShift, "last-shift", "Last shift"),
        (TimeRangePreset.Today, "today", "Today"),
        (TimeRangePreset.Hour, "1h", "Last hour"),
        (TimeRangePreset.Day, "24h", "Last 24 h"),
        (TimeRangePreset.Week, "7d", "Last 7 days"),
        (TimeRangePreset.Month, "30d", "Last 30 days"),
    ];

    private TimeRange(TimeRangePreset preset, DateTimeOffset? from, DateTimeOffset? to)
    {
        Preset = preset;
        From = from;
        To = to;
    }

    /// <summary>What pages show when the address names no range.</summary>
    public static TimeRange Default { get; } = Of(TimeRangePreset.Hour);

    /// <summary>The presets in the order people see them.</summary>
    public static IEnumerable<TimeRange> Presets => s_presets.Select(entry => Of(entry.Preset));

    public TimeRangePreset Preset { get; }

    /// <summary>Start of a custom range; null for presets.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>End of a custom range; null for presets.</summary>
    public DateTimeOffset? To { get; }

    /// <summary>The range ends now and moves on with the clock.</summary>
    public bool FollowsNow => Preset is not (TimeRangePreset.LastShift or TimeRangePreset.Custom);

    /// <summary>Words for people; null for a custom range, whose times say it.</summary>
    public string? Label => s_presets.FirstOrDefault(entry => entry.Preset == Preset).Label;

    public static TimeRange Of(TimeRangePreset preset) => new(preset, null, null);

    /// <summary>A custom range.</summary>
    /// <exception cref="ArgumentException">It does not end after it starts.</exception>
    public static TimeRange Between(DateTimeOffset from, DateTimeOffset to) =>
        from < to ? new(TimeRangePreset.Custom, from, to) : throw new ArgumentException("a time range ends after it starts", nameof(to));

    /// <summary>Reads a range from query values; anything missing or unreadable gives <see cref="Default"/>.</summary>
    public static TimeRange Parse(string? range, string? from, string? to)
    {
        if (TryTime(from, out DateTimeOffset start) && TryTime(to, out DateTimeOffset end) && start < end)
        {
            return Between(start, end);
        }

        int known = Array.FindIndex(s_presets, entry => string.Equals(entry.Word, range, StringComparison.OrdinalIgnoreCase));
        return known < 0 ? Default : Of(s_presets[known].Preset);
    }

    /// <summary>The query values that stand for this range; a null removes the value. The default range needs none.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["range"] = this == Default ? null : s_presets.FirstOrDefault(entry => entry.Preset == Preset).Word,
        ["from"] = From is { } from ? Text(from) : null,
        ["to"] = To is { } to ? Text(to) : null,
    };

    private static bool TryTime(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture);
}
