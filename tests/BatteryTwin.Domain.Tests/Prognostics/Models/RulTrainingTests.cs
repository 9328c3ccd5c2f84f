using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Domain.Tests.Prognostics.Models;

public sealed class RulTrainingTests
{
    private const double Cap = 80;

    private static readonly RulTrainingOptions s_quick = new()
    {
        RulCap = Cap,
        Members = 1,
        Networks = 1,
        Folds = 3,
        Threads = 2,
        Boosting = new RulTrainingOptions().Boosting with { Rounds = 80, LearningRate = 0.1, Patience = 15 },
        Network = new() { MinSteps = 300, Epochs = 2 },
    };

    private static readonly HistoryFrame s_fleet = Fleet.Frame(assets: 40);
    private static readonly TrainingReport s_report = new RulTraining(s_fleet, s_quick).Run();

    [Fact]
    public void Run_UnseenAssets_AreForecastFarBetterThanTheMean()
    {
        Assert.True(s_report.OutOfFold.Rmse < 0.5 * SpreadOfLife(), $"out-of-fold error {s_report.OutOfFold.Rmse}, spread {SpreadOfLife()}");
        // Two of three parts, 27 assets, calibrate: few, so that somewhat more than 90 % is held.
        Assert.InRange(s_report.OutOfFold.Coverage!.Value, 0.9, 1);
    }

    [Fact]
    public void Run_FreshAssets_AreHeldByTheIntervals()
    {
        HistoryFrame fresh = Fleet.Frame(assets: 60, seed: 99);
        Random random = new(4);
        int inside = 0;
        for (int asset = 0; asset < 60; asset++)
        {
            int length = fresh.Starts[asset + 1] - fresh.Starts[asset];
            int left = random.Next(0, length - 30);
            FeatureStream stream = s_report.Model.Plan.Begin();
            for (int row = fresh.Starts[asset]; row < fresh.Starts[asset + 1] - left; row++)
            {
                stream.Take([], Array.ConvertAll(fresh.Inputs, column => column[row]));
            }

            RulForecast forecast = s_report.Model.Forecast(stream);
            double truth = Math.Min(left, Cap);
            inside += truth >= forecast.Lower && truth <= forecast.Upper ? 1 : 0;
        }

        Assert.InRange(inside, 48, 60);
    }

    [Fact]
    public void Run_ShuffledTruth_ScoresLikeTheMean()
    {
        // Each row gets the life of a random one: nothing is left to learn, and nothing may leak.
        float[] shuffled = s_fleet.RemainingLife(Cap);
        new Random(8).Shuffle(shuffled);
        TrainingReport report = new RulTraining(s_fleet, s_quick, shuffled).Run();

        Assert.InRange(report.OutOfFold.Rmse!.Value, 0.98 * SpreadOfLife(), 1.02 * SpreadOfLife());
    }

    [Fact]
    public void Run_SameSeedOtherThreads_IsTheSameModel()
    {
        TrainingReport again = new RulTraining(s_fleet, s_quick with { Threads = 1 }).Run();
        FeatureTable table = FeatureTable.Of(s_report.Model.Plan, s_fleet, [100, 900]);

        Assert.Equal(s_report.Model.Predict(table.Row(1)), again.Model.Predict(table.Row(1)));
        Assert.Equal(s_report.OutOfFold.Rmse, again.OutOfFold.Rmse);
    }

    [Fact]
    public void Contributions_SumToThePrediction()
    {
        FeatureTable table = FeatureTable.Of(s_report.Model.Plan, s_fleet, [100, 900]);

        double sum = s_report.Model.Contributions(table.Row(0)).Sum() + s_report.Model.Expected();

        Assert.Equal(s_report.Model.Predict(table.Row(0)), Math.Clamp(sum, 0, Cap), 3);
    }

    [Fact]
    public void Run_OneAsset_IsRefused() =>
        Assert.Contains("at least 2", Assert.Throws<HistoryException>(() => new RulTraining(Fleet.Frame(assets: 1), s_quick).Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_MostAssetsStillRunning_LeavesNoPartWithoutRows()
    {
        // With the young ones dealt out too, parts without a row whose life is known would be likely.
        HistoryFrame frame = Fleet.WithYoungAssets(failed: 4, young: 60);

        TrainingReport report = new RulTraining(frame, s_quick with { Folds = 4 }).Run();

        Assert.Equal(4, frame.Failed.Count(failed => failed));
        Assert.True(report.Rounds > 1);
        Assert.True(report.OutOfFold.Rmse < SpreadOfLife(), $"out-of-fold error {report.OutOfFold.Rmse}");
    }

    [Fact]
    public void ByAsset_Folds_AreOfEqualSizeAndWhole()
    {
        int[] fold = FoldAssignment.ByAsset(103, 5, 1);

        Assert.All(fold.GroupBy(part => part), part => Assert.InRange(part.Count(), 20, 21));
        Assert.NotEqual(fold, FoldAssignment.ByAsset(103, 5, 2));
    }

    [Fact]
    public void Forecast_FirstTicks_AbstainsWithAReason()
    {
        FeatureStream stream = s_report.Model.Plan.Begin();
        stream.Take([], [0, 0, 0, 0]);

        RulForecast forecast = s_report.Model.Forecast(stream);

        Assert.Null(forecast.Rul);
        Assert.Contains("rows", forecast.AbstainReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_MachineOfAnotherKind_AbstainsWithAReason()
    {
        FeatureStream stream = s_report.Model.Plan.Begin();
        for (int tick = 0; tick < 40; tick++)
        {
            stream.Take([], [900, -900, 900, 900]);
        }

        Assert.Contains("outside", s_report.Model.Forecast(stream).AbstainReason, StringComparison.Ordinal);
    }

    private static double SpreadOfLife()
    {
        float[] life = s_fleet.RemainingLife(Cap);
        double mean = life.Average();
        return Math.Sqrt(life.Average(value => (value - mean) * (value - mean)));
    }
}
