using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Time;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Production.Time;

/// <summary>Whatever the states, the calendar and the clock: every tick of the calendar is in exactly one category, however the time is cut.</summary>
public sealed class TimeModelPropertyTests
{
    private static readonly TimeZoneInfo[] s_zones = [.. new[] { "Europe/Berlin", "America/Chicago", "Asia/Shanghai", "Australia/Lord_Howe" }.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    /// <summary>Days around changes of the clock in spring and autumn.</summary>
    private static readonly DateTimeOffset[] s_starts = [new(2025, 3, 28, 7, 13, 0, TimeSpan.Zero), new(2025, 10, 24, 3, 0, 0, TimeSpan.Zero), new(2025, 4, 4, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 6, 5, 30, 0, TimeSpan.Zero)];

    private static readonly Gen<Case> s_cases =
        from zone in Gen.Elements(s_zones)
        from start in Gen.Elements(s_starts)
        from length in Gen.Choose(1, 6 * 24 * 3600)
        from first in Gen.Choose(0, 23)
        from shifts in Gen.Choose(1, 4)
        from stops in (from hour in Gen.Choose(0, 23) from minute in Gen.Choose(0, 59) from minutes in Gen.Choose(1, 600) from kind in Gen.Elements(CalendarTime.Pause, CalendarTime.Maintenance, CalendarTime.Trial) select new RecurringStop("stop", kind, new(hour, minute), TimeSpan.FromMinutes(minutes), [])).ListOf(3)
        from holiday in Gen.Choose(0, 5)
        from pieces in (from state in Gen.Elements(Enum.GetValues<StationState>()) from gap in Gen.Elements(0L, 0L, 12_345_678L, 36_000_000_001L) from ticks in Gen.Choose(1, int.MaxValue) select (state, gap, ticks)).ListOf(60)
        select new Case(
            PlantCalendar.Even(zone, first, shifts) with { RecurringStops = [.. stops], Holidays = [new(DateOnly.FromDateTime(start.Date).AddDays(holiday), "free")] },
            start,
            start.AddSeconds(length),
            States(start.AddHours(-3), pieces));

    [Fact]
    public void StateTimes_AddUpToTheCalendarExactly() => Check(sample => Assert.Equal(sample.To - sample.From, Model(sample, sample.From, sample.To).Calendar));

    [Theory]
    [InlineData(PeriodKind.Shift)]
    [InlineData(PeriodKind.Day)]
    [InlineData(PeriodKind.Week)]
    public void Periods_AddUpToTheWholeInEachCategory(PeriodKind kind) => Check(sample =>
    {
        IReadOnlyList<CalendarPeriod> periods = CalendarPeriods.Of(sample.Calendar, sample.From, sample.To, kind);

        Assert.Equal(sample.From, periods[0].From);
        Assert.Equal(sample.To, periods[^1].To);
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Equal(Model(sample, sample.From, sample.To), periods.Aggregate(TimeModel.Zero, (sum, period) => sum + Model(sample, period.From, period.To)));
    });

    [Fact]
    public void Edits_NeverChangeTheTimeThatIsKnown() => Check(sample =>
    {
        StateEdit[] edits = [.. sample.States.Where((_, i) => i % 3 == 0).Select((state, i) => new StateEdit($"{i}", "M1", state.From.AddMinutes(-7), state.To.AddMinutes(-1), "X", StationState.Setup, "Ann", sample.From.AddSeconds(i)))];
        IReadOnlyList<StateInterval> after = StateEdits.Apply(sample.States, edits);

        Assert.Equal(sample.States.Sum(state => state.Duration.Ticks), after.Sum(state => state.Duration.Ticks));
        Assert.Equal(Joined(sample.States), Joined(after));
        Assert.All(after.Zip(after.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
    });

    /// <summary>The measured states, whatever people made of them.</summary>
    private static List<(StationState State, DateTimeOffset From, DateTimeOffset To)> Joined(IReadOnlyList<StateInterval> states)
    {
        List<(StationState State, DateTimeOffset From, DateTimeOffset To)> joined = [];
        foreach (StateInterval state in states)
        {
            if (joined.Count > 0 && joined[^1].State == state.Original && joined[^1].To == state.From)
            {
                joined[^1] = joined[^1] with { To = state.To };
            }
            else
            {
                joined.Add((state.Original, state.From, state.To));
            }
        }

        return joined;
    }

    private static TimeModel Model(Case sample, DateTimeOffset from, DateTimeOffset to) => TimeModel.Of(StateSlices.Of(sample.States, sample.Calendar.Spans(from, to)));

    private static List<StateInterval> States(DateTimeOffset start, IEnumerable<(StationState State, long Gap, int Ticks)> pieces)
    {
        List<StateInterval> states = [];
        foreach ((StationState state, long gap, int ticks) in pieces)
        {
            DateTimeOffset from = start.AddTicks(gap);
            start = from.AddTicks(ticks * 37L);
            states.Add(new(state, from, start));
        }

        return states;
    }

    private static void Check(Action<Case> assert) => Prop.ForAll(s_cases.ToArbitrary(), assert).QuickCheckThrowOnFailure();

    private sealed record Case(PlantCalendar Calendar, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<StateInterval> States);
}
