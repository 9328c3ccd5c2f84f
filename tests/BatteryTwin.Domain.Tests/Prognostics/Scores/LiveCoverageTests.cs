using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Tests.Prognostics.Scores;

/// <summary>Each life has one forecast of 10 with the interval 8 to 12 and lives on for what the test says.</summary>
public sealed class LiveCoverageTests
{
    [Fact]
    public void Of_72Of100AgainstFourFifths_RefutesThePromise()
    {
        LiveCoverage found = LiveCoverage.Of([.. Lives(72, 11), .. Lives(28, 15)], 0.8, 100);

        Assert.Equal((0.62512, 0.798603), (Math.Round(found.Lower!.Value, 5), Math.Round(found.Upper!.Value, 6)));
        Assert.True(found.IsBelowPromise);
        // 0.8 · 101 = 80.8: the 81st need in order is that of the lives of 15, which lie 5 above with a reach of 2.
        Assert.Equal(2.5, found.Widening, 9);
    }

    [Fact]
    public void Of_PromiseNotRefuted_DoesNotWiden()
    {
        LiveCoverage found = LiveCoverage.Of([.. Lives(8, 11), .. Lives(2, 15)], 0.9, 100);

        Assert.Equal((0.8, false, 1), (found.Share, found.IsBelowPromise, found.Widening));
    }

    [Fact]
    public void Of_FourLivesAllMissed_ConcludesNothing()
    {
        LiveCoverage found = LiveCoverage.Of(Lives(4, 15), 0.9, 100);

        Assert.Equal((0, false, 1), (found.Share, found.IsBelowPromise, found.Widening));
    }

    [Fact]
    public void Of_WidenedIntervalsHold_FactorStaysWhatTheModelNeeds()
    {
        // As given: 10 ± 2 · 2.5 holds 15; the model's own 10 ± 2 does not.
        LifeForecast widened = new(0, 10, 5, 15, 2.5);
        LiveCoverage found = LiveCoverage.Of(Enumerable.Range(0, 10).Select(i => new ObservedLife($"c{i}", LifeEnd.Failed, 15, [widened])), 0.9, 100);

        Assert.Equal((1, 2.5), (found.Share, Math.Round(found.Widening, 9)));
        Assert.True(found.IsBelowPromise);
    }

    [Fact]
    public void Of_ManyForecastsOfOneLife_CountAsOneLife()
    {
        ObservedLife chatty = new("chatty", LifeEnd.Failed, 15, [.. Enumerable.Range(0, 90).Select(_ => new LifeForecast(0, 10, 8, 12, 1))]);
        LiveCoverage found = LiveCoverage.Of([chatty, .. Lives(9, 11)], 0.9, 100);

        Assert.Equal((10, 99, 0.9), (found.Lives, found.Forecasts, found.Share));
    }

    [Fact]
    public void Of_ReplacedLives_AreNoTruth()
    {
        LiveCoverage found = LiveCoverage.Of(Lives(9, 15).Select(life => life with { End = LifeEnd.Replaced }), 0.9, 100);

        Assert.Equal((0, null), (found.Lives, found.Share));
    }

    [Fact]
    public void Of_TruthAboveTheCap_CountsAsTheCap() => Assert.Equal(1, LiveCoverage.Of([new("c", LifeEnd.Failed, 900, [new(0, 95, 80, 100, 1)])], 0.9, 100).Share);

    [Fact]
    public void Drift_RecentLivesFall_IsSaid()
    {
        CoverageDrift drift = CoverageDrift.Of([.. Lives(20, 11), .. Lives(10, 15)], 0.9, 100)!;

        Assert.Equal((0, 1, true), (drift.Recent.Share, drift.Earlier.Share, drift.HasFallen));
        Assert.Null(CoverageDrift.Of([.. Lives(14, 11)], 0.9, 100));
    }

    private static IEnumerable<ObservedLife> Lives(int count, double life) => Enumerable.Range(0, count).Select(i => new ObservedLife($"c{i}", LifeEnd.Failed, life, [new(0, 10, 8, 12, 1)]));
}
