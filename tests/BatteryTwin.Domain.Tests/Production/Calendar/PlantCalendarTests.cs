using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Tests.Production.Calendar;

public sealed class PlantCalendarTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly PlantCalendar s_even = PlantCalendar.Even(s_berlin, 6, 3);

    [Theory]
    [InlineData("2025-10-26", 25)]
    [InlineData("2025-03-30", 23)]
    [InlineData("2025-03-31", 24)]
    public void Day_AtAChangeOfTheClock_HasItsHours(string date, double hours)
    {
        DateTimeOffset start = s_even.Clock.StartOf(Day(date));
        CalendarPeriod day = Assert.Single(CalendarPeriods.Of(s_even, start, s_even.Clock.StartOf(Day(date).AddDays(1)), PeriodKind.Day));

        Assert.Equal(date, day.Name);
        Assert.Equal(hours, day.Duration.TotalHours);
    }

    [Theory]
    [InlineData("2025-10-25", 9)]
    [InlineData("2025-03-29", 7)]
    [InlineData("2025-03-28", 8)]
    public void NightShift_OverAChangeOfTheClock_HasItsHours(string date, double hours)
    {
        CalendarSpan shift = s_even.ShiftAt(s_even.Clock.Instant(Day(date), new(23, 0)))!;

        Assert.Equal("Shift 3", shift.Shift);
        Assert.Equal(hours, shift.Duration.TotalHours);
    }

    [Fact]
    public void Instant_TimeTheClockSkips_IsTheFirstAfterIt() =>
        Assert.Equal(new DateTimeOffset(2025, 3, 30, 1, 0, 0, TimeSpan.Zero), s_even.Clock.Instant(new(2025, 3, 30), new(2, 30)));

    [Fact]
    public void Instant_TimeTheClockShowsTwice_IsTheFirst() =>
        Assert.Equal(new DateTimeOffset(2025, 10, 26, 0, 30, 0, TimeSpan.Zero), s_even.Clock.Instant(new(2025, 10, 26), new(2, 30)));

    [Fact]
    public void Spans_HolidayAfterANightShift_LetsTheShiftEnd()
    {
        PlantCalendar calendar = s_even with { Holidays = [new(new(2025, 5, 1), "Labour Day")] };
        IReadOnlyList<CalendarSpan> day = calendar.Spans(calendar.Clock.StartOf(new(2025, 5, 1)), calendar.Clock.StartOf(new(2025, 5, 2)));

        Assert.Equal([(CalendarTime.Work, 6.0, "Shift 3"), (CalendarTime.NoShift, 18.0, null)], day.Select(span => (span.Kind, span.Duration.TotalHours, span.Shift)));
        Assert.Equal("Labour Day", day[1].Reason);
    }

    [Fact]
    public void Spans_StopsOfTheirScope_CountThereAlone()
    {
        DateTimeOffset noon = new(2025, 5, 5, 10, 0, 0, TimeSpan.Zero);
        PlantCalendar calendar = s_even with { PlannedStops = [new("stop-1", "Line1", noon, noon.AddHours(1), "Overhaul", 1, null, noon)] };

        Assert.DoesNotContain(calendar.Spans(noon, noon.AddHours(2)), span => span.Kind == CalendarTime.Maintenance);
        CalendarSpan stop = Assert.Single(calendar.Spans(noon, noon.AddHours(2), new HashSet<string> { "Line1", "Mixer" }), span => span.Kind == CalendarTime.Maintenance);
        Assert.Equal(("Overhaul", TimeSpan.FromHours(1), "Shift 1"), (stop.Reason, stop.Duration, stop.Shift));
    }

    [Fact]
    public void Periods_ShiftsOfWeekdays_NameTheTimesWithout()
    {
        PlantCalendar calendar = new() { Zone = s_berlin, Shifts = [new("Early", new(6, 0), new(14, 0), [DayOfWeek.Friday, DayOfWeek.Monday])] };
        IReadOnlyList<CalendarPeriod> periods = CalendarPeriods.Of(calendar, calendar.Clock.Instant(new(2025, 5, 2), new(6, 0)), calendar.Clock.Instant(new(2025, 5, 5), new(10, 0)), PeriodKind.Shift);

        Assert.Equal(["2025-05-02 Early", "2025-05-02 no shift", "2025-05-05 Early"], periods.Select(period => period.Name));
        Assert.Equal([8.0, 64.0, 4.0], periods.Select(period => period.Duration.TotalHours));
    }

    [Fact]
    public void Periods_Weeks_BeginOnMondayAndAreNamedByIso()
    {
        IReadOnlyList<CalendarPeriod> weeks = CalendarPeriods.Of(s_even, s_even.Clock.StartOf(new(2025, 12, 24)), s_even.Clock.StartOf(new(2026, 1, 6)), PeriodKind.Week);

        Assert.Equal(["2025-W52", "2026-W01", "2026-W02"], weeks.Select(week => week.Name));
        Assert.Equal([5.0, 7.0, 1.0], weeks.Select(week => week.Duration.TotalDays));
    }

    [Fact]
    public void Even_TwoShifts_GoRoundTheClock() =>
        Assert.Equal([(new TimeOnly(6, 0), new TimeOnly(18, 0)), (new TimeOnly(18, 0), new TimeOnly(6, 0))], PlantCalendar.Even(s_berlin, 6, 2).Shifts.Select(shift => (shift.Start, shift.End)));

    [Fact]
    public void Faults_OfABadCalendar_NameEachEntry()
    {
        PlantCalendar bad = new()
        {
            Zone = s_berlin,
            Shifts = [new("Late", new(14, 0), new(22, 0), []), new("Night", new(21, 0), new(6, 0), [DayOfWeek.Monday])],
            Holidays = [new(new(2025, 5, 1), "a"), new(new(2025, 5, 1), "b")],
            RecurringStops = [new("Break", CalendarTime.Work, new(2, 0), TimeSpan.Zero, [])],
        };

        Assert.Equal(4, CalendarFaults.Of(bad).Count);
        Assert.Contains(CalendarFaults.Of(bad), fault => fault.Contains("'Late' and 'Night' overlap", StringComparison.Ordinal));
        Assert.Equal([(CalendarPart.Shifts, 1), (CalendarPart.Holidays, 1), (CalendarPart.RecurringStops, 0), (CalendarPart.RecurringStops, 0)], CalendarFaults.Located(bad).Select(fault => (fault.Part, fault.Index)));
        Assert.Empty(CalendarFaults.Of(s_even));
        Assert.Empty(CalendarFaults.Of(PlantCalendar.Even(s_berlin, 0, 1)));
    }

    [Fact]
    public void Faults_OfTooMuchOrTooFar_AreNamedAtOnce()
    {
        PlantCalendar many = new() { Zone = s_berlin, Shifts = [.. Enumerable.Range(0, 4_000).Select(i => new ShiftPattern($"{i}", new(6, 0), new(14, 0), []))] };

        Assert.Contains("200 shifts", Assert.Single(CalendarFaults.Of(many)), StringComparison.Ordinal);
        Assert.Contains("5000 entries", Assert.Single(CalendarFaults.Of(many with { Shifts = [.. many.Shifts, .. many.Shifts] })), StringComparison.Ordinal);
        Assert.Contains("1990 to 2199", Assert.Single(CalendarFaults.Of(s_even with { Holidays = [new(DateOnly.MaxValue, "a"), new(new(2025, 5, 1), "b")] })), StringComparison.Ordinal);
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
