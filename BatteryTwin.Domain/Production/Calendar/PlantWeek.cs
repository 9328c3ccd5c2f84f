using System.Globalization;

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>A week of a plant from Monday (ISO 8601).</summary>
public readonly record struct PlantWeek
{
    private PlantWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    /// <summary><c>2026-W47</c>.</summary>
    public string Name
    {
        get
        {
            DateTime day = Monday.ToDateTime(TimeOnly.MinValue);
            return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day):00}");
        }
    }

    public PlantWeek Previous => new(Monday.AddDays(-7));

    public PlantWeek Next => new(Monday.AddDays(7));

    /// <summary>The week of a day.</summary>
    public static PlantWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>Reads a name such as <c>2026-W47</c>; null when it is none, or lies outside the years a plant can have worked in.</summary>
    public static PlantWeek? Parse(string? name)
    {
        if (name is not { Length: 8 } || name[4] != '-' || name[5] != 'W'
            || !int.TryParse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || !PlantClock.IsUsable(year)
            || !int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out int week) || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        return new(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
    }

    /// <summary>Its start (inclusive) and end (exclusive) by the plant's clock.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span(PlantClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return (clock.StartOf(Monday), clock.StartOf(Monday.AddDays(7)));
    }
}
