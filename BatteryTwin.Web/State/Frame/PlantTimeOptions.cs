using System.Globalization;

namespace BatteryTwin.Web.State.Frame;

/// <summary>Section <c>BatteryTwin:Plant</c>: the clock by which pages read shifts and days where an asset's plant names none of its own.</summary>
public sealed record PlantTimeOptions
{
    public const string Section = "BatteryTwin:Plant";

    private static readonly string[] s_shiftStarts = ["06:00", "14:00", "22:00"];

    /// <summary>IANA time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Starts of the shifts in local time, <c>HH:mm</c>, ascending; empty means 06:00, 14:00 and 22:00.</summary>
    public IReadOnlyList<string> ShiftStarts { get; init; } = [];

    /// <summary>Starts of the shifts after midnight, ascending.</summary>
    public IReadOnlyList<TimeSpan> EffectiveShiftStarts => [.. (ShiftStarts.Count > 0 ? ShiftStarts : s_shiftStarts).Select(Parse)];

    /// <summary>What is wrong with the settings, one line each.</summary>
    public IEnumerable<string> Faults()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"{Section}:TimeZone is '{TimeZone}', which this system does not know; give an IANA name such as Europe/Berlin";
        }

        foreach (string start in ShiftStarts.Where(start => !TryParse(start, out _)))
        {
            yield return $"{Section}:ShiftStarts holds '{start}'; each entry is a local time such as 06:00";
        }

        if (ShiftStarts.All(start => TryParse(start, out _)) && !EffectiveShiftStarts.SequenceEqual(EffectiveShiftStarts.Distinct().Order()))
        {
            yield return $"{Section}:ShiftStarts must rise from entry to entry";
        }
    }

    private static TimeSpan Parse(string text) => TryParse(text, out TimeSpan start) ? start : default;

    private static bool TryParse(string text, out TimeSpan start) => TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out start);
}
