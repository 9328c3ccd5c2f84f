using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

/// <summary>Worked examples of ISO 22400-2 ratios.</summary>
public sealed class EffectivenessTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(0, 480, 690, 662, 450, 375, 0.83333, 0.92, 0.95942, 0.73556)]
    [InlineData(0, 120, 184, 180, 120, 100, 0.83333, 0.92, 0.97826, 0.75)]
    [InlineData(120, 480, 506, 482, 330, 275, 0.83333, 0.92, 0.95257, 0.73030)]
    public void Of_NightShiftAndItsPartsAroundMidnight_IsTheWorkedOne(int from, int to, double produced, double good, double busy, double running, double a, double e, double q, double oee)
    {
        ProductionAccount account = WorkedShift.Account(from, to, produced, good);

        Assert.Equal(busy, account.Time.PlannedBusy.TotalMinutes);
        Assert.Equal(running, account.Time.Running.TotalMinutes);
        AssertRatios(account, a, e, q, oee);
    }

    [Fact]
    public void Of_NightShift_HasTheWorkedFurtherRatios()
    {
        Effectiveness night = Effectiveness.Of(WorkedShift.Account(0, 480, 690, 662));

        Assert.Equal(0.77479, night.Nee!.Value, Tolerance);
        Assert.Equal(10.0 / 450, night.BlockageRatio!.Value, Tolerance);
        Assert.Equal(0, night.StarvationRatio!.Value);
        Assert.Equal(375.0 / 405, night.UtilisationEfficiency!.Value, Tolerance);
        Assert.Equal(405.0 / 450, night.AllocationEfficiency!.Value, Tolerance);
        Assert.Equal(375.0 / 385, night.TechnicalEfficiency!.Value, Tolerance);
        Assert.Equal(20.0 / 395, night.SetupRatio!.Value, Tolerance);
        Assert.Equal(28.0 / 690, night.ScrapRatio!.Value, Tolerance);
    }

    [Fact]
    public void Of_SumOfParts_IsTheWholeAndNotTheMeanOfRatios()
    {
        ProductionAccount before = WorkedShift.Account(0, 120, 184, 180);
        ProductionAccount after = WorkedShift.Account(120, 480, 506, 482);
        double mean = (Effectiveness.Of(before).Oee!.Value + Effectiveness.Of(after).Oee!.Value) / 2;

        Assert.Equal(0.73556, Effectiveness.Of(before + after).Oee!.Value, Tolerance);
        Assert.Equal(0.74015, mean, Tolerance);
    }

    [Theory]
    [InlineData("2025-10-25", 510, 430, 800, 780, 0.84314, 0.93023, 0.975, 0.76471)]
    [InlineData("2025-03-29", 390, 340, 620, 605, 0.87179, 0.91176, 0.97581, 0.77564)]
    public void Of_NightsOfTheClockChange_CountsInstants(string evening, double busy, double running, double produced, double good, double a, double e, double q, double oee)
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        PlantCalendar calendar = WorkedShift.Night with { Zone = berlin };
        DateOnly day = DateOnly.ParseExact(evening, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset from = calendar.Clock.Instant(day, new(22, 0));
        DateTimeOffset to = calendar.Clock.Instant(day.AddDays(1), new(6, 0));
        TimeSpan pause = TimeSpan.FromMinutes(30);
        TimeModel time = TimeModel.Of(StateSlices.Of(
            [new(StationState.Down, from, from.AddMinutes(busy - running)), new(StationState.Running, from.AddMinutes(busy - running), to)], calendar.Spans(from, to)));

        Assert.Equal(pause, time.Pause);
        Assert.Equal(busy, time.PlannedBusy.TotalMinutes);
        Assert.Equal(running, time.Running.TotalMinutes);
        AssertRatios(new(time, Output.Of(produced, good, 0.5 / 60)), a, e, q, oee);
    }

    [Fact]
    public void Of_SundayWithoutShift_HasNoOeeButACalendarUse()
    {
        DateTimeOffset sunday = new(2025, 3, 9, 0, 0, 0, TimeSpan.Zero);
        PlantCalendar weekdays = WorkedShift.Night with { Shifts = [new("Day", new(6, 0), new(22, 0), [DayOfWeek.Monday])] };
        TimeModel time = TimeModel.Of(StateSlices.Of([new(StationState.Running, sunday.AddHours(9), sunday.AddMinutes(630))], weekdays.Spans(sunday, sunday.AddDays(1))));
        ProductionAccount account = new(time, Output.None, Output.Of(180, 180, 0.5 / 60));
        Effectiveness figures = Effectiveness.Of(account);

        Assert.Equal(TimeSpan.Zero, time.PlannedBusy);
        Assert.Equal(90, time.RunningUnplanned.TotalMinutes);
        Assert.Null(figures.Availability);
        Assert.Null(figures.Oee);
        Assert.Null(figures.Nee);
        Assert.Equal(1, figures.Performance!.Value, Tolerance);
        Assert.Equal(1, figures.Quality!.Value, Tolerance);
        Assert.Equal(0.0625, figures.CalendarUse!.Value, Tolerance);
    }

    [Fact]
    public void Of_NightShiftWithUnplannedSunday_CountsOnlyPartsInsidePlannedTime()
    {
        ProductionAccount sunday = new(new TimeModel { NoShift = TimeSpan.FromHours(24), RunningUnplanned = TimeSpan.FromMinutes(90) }, Output.None, Output.Of(180, 180, 0.5 / 60));
        ProductionAccount wrong = WorkedShift.Account(0, 480, 690 + 180, 662 + 180);

        Assert.Equal(0.73556, Effectiveness.Of(WorkedShift.Account(0, 480, 690, 662) + sunday).Oee!.Value, Tolerance);
        Assert.Equal(0.93556, Effectiveness.Of(wrong).Oee!.Value, Tolerance);
    }

    [Theory]
    [InlineData(1440, 1230, 90, 12, 11, 0.85417, 0.87805, 0.91667, 0.6875)]
    [InlineData(1440, 1230, 0.09, 11950, 10950, 0.85417, 0.87439, 0.91632, 0.684375)]
    [InlineData(1320, 1200, 1.0 / 60, 66000, 64350, 0.90909, 0.91667, 0.975, 0.8125)]
    [InlineData(480, 420, 1, 400, 380, 0.875, 0.9524, 0.95, 0.7917)]
    [InlineData(420, 373, 1.0 / 60, 19271, 18848, 0.8881, 0.8611, 0.9780, 0.7479)]
    public void Of_BatchesMassMetresAndPublishedCases_IsTheWorkedOne(double planned, double running, double runTime, double produced, double good, double a, double e, double q, double oee) =>
        AssertRatios(WorkedShift.Minutes(planned, running, runTime, produced, good), a, e, q, oee);

    [Fact]
    public void Of_MoreThanThePlannedRateAllows_IsFlaggedAndNotClamped()
    {
        Effectiveness fast = Effectiveness.Of(WorkedShift.Minutes(100, 100, 1, 120, 120));

        Assert.Equal(1.2, fast.Performance!.Value, Tolerance);
        Assert.Equal(1.2, fast.Oee!.Value, Tolerance);
        Assert.True(fast.IsRateDoubtful);
        Assert.False(Effectiveness.Of(WorkedShift.Minutes(100, 100, 1, 100, 100)).IsRateDoubtful);
    }

    [Fact]
    public void Of_TimeWithoutData_IsLeftOutAndToldAsCoverage()
    {
        TimeModel time = new() { Running = TimeSpan.FromHours(3), Down = TimeSpan.FromHours(1), Unknown = TimeSpan.FromHours(4) };
        Effectiveness figures = Effectiveness.Of(new(time, Output.Of(3, 3, 1)));

        Assert.Equal(0.75, figures.Availability!.Value, Tolerance);
        Assert.Equal(0.75, figures.Oee!.Value, Tolerance);
        Assert.Equal(0.5, figures.Coverage!.Value, Tolerance);
        Assert.Null(Effectiveness.Of(new(new TimeModel { Unknown = TimeSpan.FromHours(8) }, Output.None)).Oee);
    }

    private static void AssertRatios(ProductionAccount account, double a, double e, double q, double oee)
    {
        Effectiveness figures = Effectiveness.Of(account);
        Assert.Equal(a, figures.Availability!.Value, Tolerance);
        Assert.Equal(e, figures.Performance!.Value, Tolerance);
        Assert.Equal(q, figures.Quality!.Value, Tolerance);
        Assert.Equal(oee, figures.Oee!.Value, Tolerance);
    }
}
