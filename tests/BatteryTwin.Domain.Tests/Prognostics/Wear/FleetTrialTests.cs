using System.Globalization;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Domain.Tests.Prognostics.Wear;

/// <summary>A small version of the benchmark <c>forecasts</c>: models of the fleet on lives they had not seen.</summary>
public sealed class FleetTrialTests
{
    [Theory]
    [InlineData("CircularBlades", 120, 12)]
    [InlineData("BallBearings", 50, 115)]
    public void Run_UnseenLives_AreForecastInTimeWithIntervalsThatHold(string type, int trained, double mostRmse)
    {
        ComponentKind kind = PlantComponents.All.Single(candidate => candidate.Type == type);
        RulModel model = new RulTraining(Frame(kind, 20, trained), FleetModels.Options(kind, 2)).Run(cancel: TestContext.Current.CancellationToken).Model;

        FleetScore score = new FleetTrial(model, kind).Run(1_020, 30, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(score.ToString());
        Assert.InRange(score.Rmse, 0, mostRmse);
        Assert.InRange(score.Coverage, 0.87, 1);
        Assert.InRange(score.WarningCoverage, 0.82, 1);
        Assert.InRange(score.Missed, 0, 1);
        Assert.True(score.LeadHours > 0.2 * kind.CapHours, $"median lead {score.LeadHours} h");
        Assert.InRange(score.FalseAlarmsPerWeek, 0, 0.25);
        Assert.Equal([0.5, 0.8, 0.9, 0.95], score.LevelCoverage.Select(level => level.Level));
        Assert.All(score.LevelCoverage, level => Assert.InRange(level.Coverage, level.Level - 0.1, Math.Min(1, level.Level + 0.25)));
        Assert.Equal(score.LevelCoverage.Select(level => level.Coverage).Order(), score.LevelCoverage.Select(level => level.Coverage));
    }

    private static HistoryFrame Frame(ComponentKind kind, ulong seed, int lives)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        new FleetHistory(kind, seed, lives).WriteCsv(text);
        HistorySummary summary = HistoryScan.Run(new StringReader(text.ToString()), new(HistoryFormat.Csv));
        return HistoryLoading.Load(new StringReader(text.ToString()), summary.Schema);
    }
}
