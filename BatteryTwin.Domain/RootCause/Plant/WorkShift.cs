namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A shift by the hours of the day (UTC) that it works; <paramref name="ToHour"/> below <paramref name="FromHour"/> means over midnight.</summary>
public sealed record WorkShift(string Name, double FromHour, double ToHour)
{
    private const double SecondsPerHour = 3600;

    /// <summary>Three shifts of eight hours from 6 o'clock, and day and night of twelve hours: what is tried where nobody named the shifts.</summary>
    public static IReadOnlyList<WorkShift> Usual { get; } =
    [
        new("early", 6, 14), new("late", 14, 22), new("night", 22, 6), new("06-18", 6, 18), new("18-06", 18, 6), new("00-08", 0, 8), new("08-16", 8, 16), new("16-24", 16, 24),
    ];

    /// <param name="seconds">Seconds since a midnight of UTC.</param>
    public bool Contains(double seconds)
    {
        double hour = seconds / SecondsPerHour % 24;
        return FromHour < ToHour ? hour >= FromHour && hour < ToHour : hour >= FromHour || hour < ToHour;
    }
}
