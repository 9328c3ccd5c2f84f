using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Performance;

namespace BatteryTwin.Domain.Tests.Alarms;

/// <summary>Worked examples of alarm figures.</summary>
public sealed class AlarmPerformanceTests
{
    private const double Tolerance = 1e-4;

    private static readonly DateTimeOffset s_start = new(2025, 3, 10, 6, 0, 0, TimeSpan.Zero);
    private static readonly int[] s_bins = [1, 0, 2, 11, 14, 9, 6, 4, 1, 0, 0, 1];
    private static readonly double[] s_events = [.. Enumerable.Range(0, 15).Select(i => i * 0.5), 9, 12, 15, 18, 25];

    [Fact]
    public void Of_WorkedBins_HasTheWorkedRates()
    {
        AlarmActivation[] alarms = [.. s_bins.SelectMany((count, bin) => Enumerable.Range(0, count).Select(i => Alarm((bin * 10) + (i * 0.5), $"tag {bin} {i}")))];
        AlarmPerformance figures = AlarmPerformance.Of(alarms, s_start, s_start.AddHours(2), 1, AlarmPerformanceSettings.Usual);

        Assert.Equal(49, figures.Alarms);
        Assert.Equal(4.0833, figures.MeanPerBin, Tolerance);
        Assert.Equal(14, figures.PeakPerBin);
        Assert.Equal(2.0 / 12, figures.ShareOfCrowdedBins, Tolerance);
        Assert.Equal(24.5, figures.PerOperatorHour, Tolerance);
        Assert.Equal(AlarmRateClass.LikelyOverDemanding, figures.RateClass);
        Assert.Equal(12.25, AlarmPerformance.Of(alarms, s_start, s_start.AddHours(2), 2, AlarmPerformanceSettings.Usual).PerOperatorHour, Tolerance);
    }

    [Fact]
    public void Floods_WorkedBins_AreFourBins()
    {
        (int FirstBin, int LastBin, int Alarms) flood = Assert.Single(AlarmFloods.OfBins(s_bins, AlarmPerformanceSettings.Usual));

        Assert.Equal((3, 6, 40), flood);
        Assert.Equal(0.333, (flood.LastBin - flood.FirstBin + 1) / 12.0, 1e-3);
    }

    [Fact]
    public void Floods_WorkedEvents_BeginAndEndWithThem()
    {
        AlarmFlood flood = Assert.Single(AlarmFloods.Of([.. s_events.Select(At)], At(30), AlarmPerformanceSettings.Usual));

        Assert.Equal((At(5), At(16.5)), (flood.From, flood.To));
        Assert.Equal((8, 18, 16), (flood.Alarms, flood.WithLeadIn, flood.Peak));
    }

    [Fact]
    public void Floods_WorkedEventsInFixedBins_SeeOneBinOnly()
    {
        AlarmPerformance figures = AlarmPerformance.Of(s_events.Select(minute => Alarm(minute, "a")), s_start, At(30), 1, AlarmPerformanceSettings.Usual);

        Assert.Equal(16, figures.PeakPerBin);
        Assert.Equal([(0, 0, 16)], AlarmFloods.OfBins([16, 3, 1], AlarmPerformanceSettings.Usual));
        Assert.Equal(11.5 / 30, figures.ShareOfTimeInFlood, Tolerance);
    }

    [Fact]
    public void Floods_StartAtTheLimitWhereTheSettingSaysSo()
    {
        DateTimeOffset[] ten = [.. Enumerable.Range(0, 10).Select(i => At(i * 0.1))];

        Assert.Empty(AlarmFloods.Of(ten, At(30), AlarmPerformanceSettings.Usual));
        Assert.Single(AlarmFloods.Of(ten, At(30), AlarmPerformanceSettings.Usual with { FloodStartsAbove = 9 }));
        Assert.Equal(At(5), Assert.Single(AlarmFloods.Of(ten, At(5), AlarmPerformanceSettings.Usual with { FloodStartsAbove = 9 })).To);
    }

    [Fact]
    public void ChatterIndex_WorkedRuns_IsTheWorkedOne()
    {
        DateTimeOffset[] times = [.. new[] { 0, 2, 4, 8, 18, 78 }.Select(second => s_start.AddSeconds(second))];

        Assert.Equal(0.273333, ChatterIndex.Of(times)!.Value, Tolerance);
        Assert.Null(ChatterIndex.Of([s_start]));
    }

    [Theory]
    [InlineData(5.9, AlarmRateClass.VeryLikelyAcceptable)]
    [InlineData(12, AlarmRateClass.Manageable)]
    [InlineData(30, AlarmRateClass.LikelyOverDemanding)]
    [InlineData(61, AlarmRateClass.VeryLikelyUnacceptable)]
    public void ClassOf_SteadyRates_FollowsEemua(double perHour, AlarmRateClass expected) => Assert.Equal(expected, AlarmPerformance.ClassOf(perHour));

    [Fact]
    public void Of_ChatteringFleetingStaleAndStanding_CountsEach()
    {
        AlarmActivation[] alarms =
        [
            Alarm(-2000, "stale and standing"),
            Alarm(1, "chatters") with { ReturnedAt = At(1.1) },
            Alarm(1.4, "chatters") with { ReturnedAt = At(1.5), AcknowledgedAt = At(1.45) },
            Alarm(1.9, "chatters") with { ReturnedAt = At(20) },
            Alarm(30, "urgent") with { Priority = AlertPriority.Critical },
        ];
        AlarmPerformance figures = AlarmPerformance.Of(alarms, s_start, s_start.AddHours(1), 1, AlarmPerformanceSettings.Usual);

        Assert.Equal(4, figures.Alarms);
        Assert.Equal(["chatters"], figures.Chattering);
        Assert.Equal((1, 1, 2), (figures.Fleeting, figures.Stale, figures.Standing));
        Assert.Equal(0.25, figures.Priorities[AlertPriority.Critical], Tolerance);
        Assert.Equal(("chatters", 3), (figures.Top[0].Tag, figures.Top[0].Alarms));
        Assert.Equal(1, figures.ShareOfTop!.Value, Tolerance);
    }

    [Fact]
    public void Of_NoAlarm_HasNoShares()
    {
        AlarmPerformance quiet = AlarmPerformance.Of([], s_start, s_start.AddHours(1), 1, AlarmPerformanceSettings.Usual);

        Assert.Null(quiet.ShareOfTop);
        Assert.Empty(quiet.Priorities);
        Assert.Equal(AlarmRateClass.VeryLikelyAcceptable, quiet.RateClass);
    }

    private static DateTimeOffset At(double minute) => s_start.AddMinutes(minute);

    private static AlarmActivation Alarm(double minute, string tag) => new(At(minute), tag, AlertPriority.Caution);
}
