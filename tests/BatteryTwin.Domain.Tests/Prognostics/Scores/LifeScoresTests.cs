using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Tests.Prognostics.Scores;

/// <summary>The asset of <see cref="ForecastScoresTests"/> as a life: it fails at 100, with forecasts at 20, 40, 60, 80 and 90.</summary>
public sealed class LifeScoresTests
{
    private static readonly ObservedLife s_life = new(
        "one", LifeEnd.Failed, 100, [new(20, 95, 85, 110, 1), new(40, 52, 44, 62, 1), new(60, 44, 34, 54, 1), new(80, 19, 15, 23, 1), new(90, 11, 7, 13, 1)]);

    [Fact]
    public void Intervals_MeanWinklerIsTheSumOfItsEnds()
    {
        IntervalLoss loss = IntervalLoss.Of([s_life], 0.8, 1000)!;

        Assert.Equal(25.4, loss.Total, 9);
        Assert.Equal(loss.Total, loss.LowerEnd + loss.UpperEnd, 9);
    }

    [Fact]
    public void Tracks_ConeHalfWayAndHorizon()
    {
        // Half way from 20 to 100 is 60: 44 lies within 40 ± 20 %. Errors stay within 0.1 · 80 = 8 from t = 40 on: horizon 60.
        TrackScores tracks = TrackScores.Of([s_life], 1000 / 20.0 * 2);

        Assert.Equal((1, 1, 60), (tracks.Lives, tracks.WithinCone, tracks.Horizon));
        Assert.Equal(0.885833, tracks.RelativeAccuracy!.Value, 6);
    }

    [Fact]
    public void Tracks_BeforeTheCap_DoNotCount()
    {
        // Only 40 and less was left from t = 60 on; 30 % of the forecasts there stay within 0.1 · 40 = 4.
        TrackScores tracks = TrackScores.Of([s_life], 40);

        Assert.Equal(40, tracks.Horizon);
        Assert.Equal((0, 0, null), Cut(TrackScores.Of([s_life with { End = LifeEnd.Running }], 40)));
    }

    [Fact]
    public void Errors_AsWorkedByHand()
    {
        ModelScores scores = ModelScores.Of([s_life], 0.8, 1000);

        Assert.Equal((7.835815, 5.8, 2.2), (Math.Round(scores.Errors.Rmse!.Value, 6), Math.Round(scores.Errors.Mae!.Value, 6), Math.Round(scores.Errors.Bias!.Value, 6)));
        Assert.Equal((0.8, 15.4), (scores.Errors.Coverage, Math.Round(scores.Errors.MeanWidth!.Value, 6)));
        Assert.Equal((1, 0, 0), (scores.Failed, scores.Replaced, scores.Running));
    }

    [Fact]
    public void Alarms_WarnedMissedFalseAndUndecided()
    {
        ObservedLife warned = Life("warned", LifeEnd.Failed, 100, (0, 90), (50, 60), (85, 18), (95, 6));
        ObservedLife missed = Life("missed", LifeEnd.Failed, 100, (0, 90), (50, 70), (95, 60));
        ObservedLife tooEarly = Life("too early", LifeEnd.Failed, 100, (0, 90), (10, 15), (20, 80), (95, 60));
        ObservedLife running = Life("running", LifeEnd.Running, 100, (0, 90), (80, 15));
        ObservedLife outlived = Life("outlived", LifeEnd.Replaced, 100, (0, 90), (30, 15));

        AlarmScores alarms = AlarmScores.Of([warned, missed, tooEarly, running, outlived], 20);

        Assert.Equal((3, 1, 2), (alarms.Failures, alarms.Warned, alarms.Missed));
        Assert.Equal((2, 1), (alarms.False, alarms.Undecided));
        Assert.Equal((15, 500), (alarms.MedianLead, alarms.Watched));
        Assert.Equal(2 / 500.0 * 168, alarms.FalsePerWeek!.Value, 9);
    }

    [Fact]
    public void Alarms_ForecastWaversAroundTheLimit_IsOneWarning()
    {
        AlarmScores alarms = AlarmScores.Of([Life("wavers", LifeEnd.Running, 100, (70, 19), (75, 22), (80, 18), (85, 24), (90, 19))], 20);

        Assert.Equal(1, alarms.Undecided);
    }

    [Fact]
    public void Thinned_KeepsBothEnds()
    {
        ObservedLife thin = (s_life with { Forecasts = [.. Enumerable.Range(0, 101).Select(i => new LifeForecast(i, 1, 0, 2, 1))] }).Thinned(5);

        Assert.Equal([0.0, 25, 50, 75, 100], thin.Forecasts.Select(forecast => forecast.Age));
    }

    private static (int Lives, int WithinCone, double? Horizon) Cut(TrackScores tracks) => (tracks.Lives, tracks.WithinCone, tracks.Horizon);

    private static ObservedLife Life(string name, LifeEnd end, double age, params (double Age, double Predicted)[] forecasts) =>
        new(name, end, age, [.. forecasts.Select(forecast => new LifeForecast(forecast.Age, forecast.Predicted, 0, 100, 1))]);
}
