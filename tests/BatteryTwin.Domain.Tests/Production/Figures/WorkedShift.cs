using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

/// <summary>The worked night shift of the reference: 22:00 to 06:00 with a break, a failure, a setup and a blockage.</summary>
internal static class WorkedShift
{
    public static DateTimeOffset Evening { get; } = new(2025, 3, 10, 22, 0, 0, TimeSpan.Zero);

    public static PlantCalendar Night { get; } = new()
    {
        Zone = TimeZoneInfo.Utc,
        Shifts = [new("Night", new(22, 0), new(6, 0), [])],
        RecurringStops = [new("Break", CalendarTime.Pause, new(2, 0), TimeSpan.FromMinutes(30), [])],
    };

    public static IReadOnlyList<StateInterval> States { get; } =
    [
        At(StationState.Running, 0, 100),
        At(StationState.Down, 100, 145, "FAILURE"),
        At(StationState.Running, 145, 240),
        At(StationState.Idle, 240, 270),
        At(StationState.Running, 270, 360),
        At(StationState.Setup, 360, 380),
        At(StationState.Running, 380, 470),
        At(StationState.Blocked, 470, 480),
    ];

    /// <summary>Account of a part of the night, in minutes from its start, with counts and a planned run time of half a minute.</summary>
    public static ProductionAccount Account(int from, int to, double produced, double good) =>
        new(TimeModel.Of(StateSlices.Of(States, Night.Spans(Evening.AddMinutes(from), Evening.AddMinutes(to)))), Output.Of(produced, good, 0.5 / 60));

    /// <summary>Account of plain minutes.</summary>
    public static ProductionAccount Minutes(double planned, double running, double runTimeMinutes, double produced, double good) => new(
        new TimeModel { Running = TimeSpan.FromMinutes(running), Down = TimeSpan.FromMinutes(planned - running) }, Output.Of(produced, good, runTimeMinutes / 60));

    private static StateInterval At(StationState state, int from, int to, string? reason = null) => new(state, Evening.AddMinutes(from), Evening.AddMinutes(to), reason);
}
