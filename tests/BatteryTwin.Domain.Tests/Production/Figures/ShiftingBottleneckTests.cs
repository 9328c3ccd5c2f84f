using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

/// <summary>The worked example of three machines in an hour.</summary>
public sealed class ShiftingBottleneckTests
{
    private static readonly DateTimeOffset s_start = new(2025, 3, 10, 6, 0, 0, TimeSpan.Zero);

    private static readonly ShiftingBottleneck s_worked = ShiftingBottleneck.Of(
    [
        At("M1", 0, 12), At("M1", 15, 22), At("M1", 30, 44), At("M1", 50, 60),
        At("M2", 5, 26), At("M2", 28, 34), At("M2", 40, 58),
        At("M3", 0, 9), At("M3", 20, 38), At("M3", 46, 52),
    ]);

    [Fact]
    public void Momentary_Worked_IsTheLongestActiveAtEachInstant() => Assert.Equal(
        [At("M1", 0, 5), At("M2", 5, 26), At("M3", 26, 38), At("M1", 38, 40), At("M2", 40, 58), At("M1", 58, 60)], s_worked.Momentary);

    [Fact]
    public void Chain_Worked_IsThePeriodsInTheirOrder() => Assert.Equal(
        [At("M1", 0, 12), At("M2", 5, 26), At("M3", 20, 38), At("M1", 30, 44), At("M2", 40, 58), At("M1", 50, 60)], s_worked.Chain);

    [Theory]
    [InlineData("M1", 9, 9, 27, 10.75)]
    [InlineData("M2", 39, 14, 25, 15.0)]
    [InlineData("M3", 12, 4, 14, 11.0)]
    public void Shares_Worked_AreTheWorkedOnes(string station, double momentary, double sole, double shifting, double mean)
    {
        BottleneckShare share = s_worked.Shares.Single(share => share.StationId == station);

        Assert.Equal(momentary, share.Momentary.TotalMinutes);
        Assert.Equal(sole, share.Sole.TotalMinutes);
        Assert.Equal(shifting, share.Shifting.TotalMinutes);
        Assert.Equal(mean, share.MeanActive.TotalMinutes);
        Assert.Equal("M2", s_worked.StationId);
    }

    [Fact]
    public void Of_NobodyActive_HasNone()
    {
        Assert.Null(ShiftingBottleneck.Of([]).StationId);
        ShiftingBottleneck gap = ShiftingBottleneck.Of([At("M1", 0, 5), At("M1", 10, 15)]);
        Assert.Equal([At("M1", 0, 5), At("M1", 10, 15)], gap.Momentary);
    }

    [Fact]
    public void Of_StationsThatNeverWait_NamesNone()
    {
        ShiftingBottleneck tied = ShiftingBottleneck.Of([At("M1", 0, 60), At("M2", 0, 60), At("M3", 10, 20)]);

        Assert.Equal(TimeSpan.FromMinutes(60), tied.Tied);
        Assert.Null(tied.StationId);
        Assert.Equal(TimeSpan.Zero, s_worked.Tied);
    }

    [Fact]
    public void ActivePeriods_OfStates_AreAllButWaiting()
    {
        IReadOnlyList<StateSlice> night = StateSlices.Of(WorkedShift.States, WorkedShift.Night.Spans(WorkedShift.Evening, WorkedShift.Evening.AddHours(8)));

        Assert.Equal([240.0, 200.0], ActivePeriods.Of("M1", night).Select(period => period.Duration.TotalMinutes));
    }

    private static ActivePeriod At(string station, int from, int to) => new(station, s_start.AddMinutes(from), s_start.AddMinutes(to));
}
