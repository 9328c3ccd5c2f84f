namespace BatteryTwin.Web.Components.Planning;

/// <summary>A day of the drawn calendar: its stretches, and how long it is where the clock changes.</summary>
/// <param name="Day">The day.</param>
/// <param name="Length">23, 24 or 25 hours.</param>
/// <param name="Blocks">Stretches of the day.</param>
/// <param name="Holiday">Name of the holiday; null for none.</param>
/// <param name="OddShift">A shift that begins on it and is longer or shorter than the clock says, in words; null for none.</param>
public sealed record CalendarStripDay(DateOnly Day, TimeSpan Length, IReadOnlyList<CalendarStripBlock> Blocks, string? Holiday, string? OddShift)
{
    /// <summary>The clock is put on or back.</summary>
    public bool HasClockChange => Length != TimeSpan.FromHours(24);
}
