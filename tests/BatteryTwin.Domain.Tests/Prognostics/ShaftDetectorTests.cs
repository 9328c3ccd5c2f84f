using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Tests.Shared;
using BatteryTwin.Tests.Shared.Bearings;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class ShaftDetectorTests
{
    [Fact]
    public void Add_OneBearingRises_IsFoundAlone()
    {
        ShaftDetector shaft = new(4, new());
        Run(shaft, 300, _ => [1, 1, 1, 1]);

        ShaftFinding[] findings = Run(shaft, 100, _ => [1.2, 1.2, 3, 1.2]);

        Assert.Equal(2, Assert.Single(findings).Bearing);
        Assert.InRange(findings[0].Ratio, 2.4, 3.6);
        Assert.Equal([false, false, true, false], Enumerable.Range(0, 4).Select(shaft.IsFaulty));
    }

    [Fact]
    public void Add_AllRiseTogether_IsNotTheBearings()
    {
        ShaftDetector shaft = new(4, new());
        Run(shaft, 300, _ => [1, 1, 1, 1]);

        Assert.Empty(Run(shaft, 300, tick => Enumerable.Repeat(1 + (tick / 50.0), 4)));
    }

    [Fact]
    public void Add_ShaftStandsStill_SaysNothing()
    {
        ShaftDetector shaft = new(2, new());
        Run(shaft, 300, _ => [1, 1]);

        // Noise of the sensors alone: one has more of it than the other.
        Assert.Empty(Run(shaft, 100, _ => [0.002, 0.02]));
        Assert.Empty(Run(shaft, 100, _ => [0, 0]));
        Assert.Single(Run(shaft, 100, _ => [1, 4]));
    }

    [Fact]
    public void Add_SingleShocks_DecideNothing()
    {
        ShaftDetector shaft = new(2, new());
        Run(shaft, 300, _ => [1, 1]);

        Assert.Empty(Run(shaft, 300, tick => [1, tick % 10 == 0 ? 50 : 1]));
    }

    [Fact]
    public void Reset_BearingReplaced_CanBeFoundAgain()
    {
        ShaftDetector shaft = new(2, new());
        Run(shaft, 300, _ => [1, 1]);
        Assert.Single(Run(shaft, 100, _ => [1, 4]));

        shaft.Reset(1, faulty: false);

        Assert.Empty(Run(shaft, 100, _ => [1, 1]));
        Assert.Equal(1, Assert.Single(Run(shaft, 100, _ => [1, 4])).Bearing);
    }

    [Theory]
    [InlineData("set1_timefeatures.csv.gz", new[] { 2, 3 })]
    [InlineData("set2_timefeatures.csv.gz", new[] { 0 })]
    public void Add_RealRunsToFailure_FindsTheFailingBearingsDaysBeforeAndNoOther(string name, int[] failing)
    {
        BearingRun run = BearingRun.Read(SharedData.FileOrSkip("ims_bearing_features", name));

        IReadOnlyDictionary<int, double> hoursBefore = run.HoursBeforeEnd(new());

        Assert.Equal(failing, hoursBefore.Keys.Order());
        Assert.All(hoursBefore.Values, hours => Assert.True(hours > 36, $"found {hours:F0} hours before the end"));
    }

    /// <summary>What is learned from must not matter much: half and one and a half times the usual healthy time find the same bearings.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void Add_RealRuns_OtherBaselines_FindTheSame(int baseline)
    {
        BearingRun run = BearingRun.Read(SharedData.FileOrSkip("ims_bearing_features", "set2_timefeatures.csv.gz"));

        Assert.Equal([0], run.HoursBeforeEnd(new() { BaselineCount = baseline }).Keys);
    }

    private static ShaftFinding[] Run(ShaftDetector shaft, int ticks, Func<int, IEnumerable<double>> levels)
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, ticks).SelectMany(tick => shaft.Add([.. levels(tick).Select(level => level * (1 + (0.1 * (random.NextDouble() - 0.5))))]))];
    }
}
