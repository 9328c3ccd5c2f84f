using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Tests.Prognostics.Scores;

/// <summary>One asset that fails at 100, with forecasts at 20, 40, 60, 80 and 90; all figures worked by hand.</summary>
public sealed class ForecastScoresTests
{
    private static readonly double[] s_truth = [80, 60, 40, 20, 10];
    private static readonly double[] s_predicted = [95, 52, 44, 19, 11];
    private static readonly double[] s_lower = [85, 44, 34, 15, 7];
    private static readonly double[] s_upper = [110, 62, 54, 23, 13];
    private static readonly PrognosticTrack s_track = new([20, 40, 60, 80, 90], s_predicted, 100);

    [Fact]
    public void Errors_AreBiasMeanAbsoluteAndRootMeanSquare()
    {
        Assert.Equal(2.2, ForecastScores.Bias(s_predicted, s_truth), 9);
        Assert.Equal(5.8, ForecastScores.MeanAbsoluteError(s_predicted, s_truth), 9);
        Assert.Equal(7.835815, ForecastScores.Rmse(s_predicted, s_truth), 6);
    }

    [Fact]
    public void Phm08_LateHurtsMore() => Assert.Equal(5.009012, ForecastScores.Phm08(s_predicted, s_truth), 5);

    [Fact]
    public void Intervals_AreScored()
    {
        Assert.Equal(0.8, ForecastScores.Coverage(s_lower, s_upper, s_truth), 9);
        Assert.Equal(15.4, ForecastScores.MeanWidth(s_lower, s_upper), 9);
        Assert.Equal([75, 18, 20, 8, 6], Enumerable.Range(0, 5).Select(i => Math.Round(ForecastScores.Winkler(s_lower[i], s_upper[i], s_truth[i], 0.2), 9)));
    }

    [Theory]
    [InlineData(0.1, 44, 60, 1.6)]
    [InlineData(0.5, 52, 60, 4)]
    [InlineData(0.9, 62, 60, 0.2)]
    [InlineData(0.9, 62, 70, 7.2)]
    public void Pinball_WeighsTheSides(double tau, double quantile, double truth, double loss) => Assert.Equal(loss, ForecastScores.Pinball(tau, quantile, truth), 9);

    [Fact]
    public void Wilson_IsTheScoreInterval()
    {
        (double low, double high) = ForecastScores.Wilson(4, 5);
        Assert.Equal((0.375535, 0.963776), (Math.Round(low, 6), Math.Round(high, 6)));
        Assert.Equal(0.798603, ForecastScores.Wilson(72, 100).Upper, 6);
    }

    [Fact]
    public void Track_ComesCloserToTheTruth()
    {
        Assert.True(s_track.IsWithin(2, 0.2));
        Assert.False(s_track.IsWithin(2, 0.05));
        Assert.Equal([0.8125, 0.866667, 0.9, 0.95, 0.9], Enumerable.Range(0, 5).Select(i => Math.Round(s_track.RelativeAccuracy(i), 6)));
        Assert.Equal(0.885833, s_track.CumulativeRelativeAccuracy(), 6);
        Assert.Equal((60, 40), (s_track.Horizon(0.1), s_track.Horizon(0.05)));
        Assert.Equal(23.307894, s_track.Convergence(), 5);
    }
}
