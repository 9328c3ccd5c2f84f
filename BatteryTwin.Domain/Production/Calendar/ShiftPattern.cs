namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>
/// A shift by the plant's clock, on the weekdays on which it begins. It ends on the following day when <paramref name="End"/> is not after
/// <paramref name="Start"/>. No days means every day.
/// </summary>
public sealed record ShiftPattern(string Name, TimeOnly Start, TimeOnly End, IReadOnlyList<DayOfWeek> Days)
{
    public bool EndsNextDay => End <= Start;

    public bool BeginsOn(DateOnly day) => Days.Count == 0 || Days.Contains(day.DayOfWeek);
}
