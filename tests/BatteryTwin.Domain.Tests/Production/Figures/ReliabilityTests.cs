using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class ReliabilityTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Of_FourFailures_HasTheWorkedMeansAndBounds()
    {
        Reliability reliability = Reliability.Of(140, 4, 8);

        Assert.Equal(35, reliability.MtbfHours!.Value, Tolerance);
        Assert.Equal(2, reliability.MttrHours!.Value, Tolerance);
        Assert.Equal(0.94595, reliability.InherentAvailability!.Value, Tolerance);
        Assert.Equal(15.2947, reliability.LowerHours!.Value, Tolerance);
        Assert.Equal(102.4651, reliability.UpperHours!.Value, Tolerance);
    }

    [Fact]
    public void Of_NoFailure_HasABoundAndNoMean()
    {
        Reliability reliability = Reliability.Of(140, 0, 0);

        Assert.Null(reliability.MtbfHours);
        Assert.Null(reliability.MttrHours);
        Assert.Null(reliability.InherentAvailability);
        Assert.Null(reliability.UpperHours);
        Assert.Equal(60.8012, reliability.LowerHours!.Value, Tolerance);
        Assert.Null(Reliability.Of(0, 0, 0).LowerHours);
    }

    [Fact]
    public void SemiE10_WorkedWeek_HasTheWorkedFigures()
    {
        SemiE10 week = new(ProductiveHours: 112, StandbyHours: 20, EngineeringHours: 6, ScheduledDownHours: 10, UnscheduledDownHours: 12, NonScheduledHours: 8, Failures: 4);

        Assert.Equal(168, week.TotalHours);
        Assert.Equal(0.8625, week.OperationalUptime!.Value, Tolerance);
        Assert.Equal(0.7, week.OperationalUtilisation!.Value, Tolerance);
        Assert.Equal(0.66667, week.TotalUtilisation!.Value, Tolerance);
        Assert.Equal(28, week.MtbfProductiveHours!.Value, Tolerance);
        Assert.Equal(3, week.MttrHours!.Value, Tolerance);
    }

    [Fact]
    public void SemiE10_OfTheTimeModel_GivesTheWeekAndItsIsoAvailability()
    {
        TimeModel time = new()
        {
            NoShift = TimeSpan.FromHours(8),
            Maintenance = TimeSpan.FromHours(10),
            Trial = TimeSpan.FromHours(6),
            Down = TimeSpan.FromHours(12),
            Starved = TimeSpan.FromHours(20),
            Running = TimeSpan.FromHours(112),
        };
        SemiE10 week = SemiE10.Of(time, 4);

        Assert.Equal(0.8625, week.OperationalUptime!.Value, Tolerance);
        Assert.Equal(144, time.PlannedBusy.TotalHours);
        Assert.Equal(0.77778, Effectiveness.Of(new(time, Output.None)).Availability!.Value, Tolerance);
    }
}
