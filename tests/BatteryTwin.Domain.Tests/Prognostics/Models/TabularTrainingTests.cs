using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Domain.Tests.Prognostics.Models;

public sealed class TabularTrainingTests
{
    private static readonly TabularOptions s_quick = new() { Members = 2, Folds = 3, Threads = 2, Boosting = new TabularOptions().Boosting with { Rounds = 60, LearningRate = 0.15, Patience = 10 } };

    [Fact]
    public void Run_ClassOfAProduct_UsesPairs()
    {
        TabularReport report = new TabularTraining(Frame(HistoryTask.Classify, (x, y, _) => x * y > 0.25 ? "bad" : "good"), s_quick).Run();

        Assert.True(report.UsesPairs);
        Assert.True(report.Classes!.Accuracy > 0.98, $"accuracy {report.Classes.Accuracy}");
        double[] probabilities = report.Model.Probabilities([0.9f, 0.9f, 0.5f]);
        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.Equal("bad", report.Model.Classes[report.Model.Label(probabilities)]);
    }

    [Fact]
    public void Run_ShuffledClasses_AreNotTold()
    {
        Random random = new(2);
        TabularReport report = new TabularTraining(Frame(HistoryTask.Classify, (_, _, _) => random.Next(2) == 0 ? "a" : "b"), s_quick).Run();

        Assert.InRange(report.Classes!.Accuracy, 0.4, 0.6);
    }

    [Fact]
    public void Run_Numbers_HaveIntervalsThatHold()
    {
        TabularReport report = new TabularTraining(Frame(HistoryTask.Regress, (x, y, noise) => (x + (2 * y) + (0.1 * noise)).ToString(CultureInfo.InvariantCulture)), s_quick).Run();

        Assert.True(report.Numbers!.R2 > 0.95, $"R² {report.Numbers.R2}");
        Assert.InRange(report.Numbers.Coverage, 0.85, 0.95);
    }

    [Fact]
    public void Of_Scores_AreTheHandWorkedOnes()
    {
        // True a a a b b, named a a b b b: precision of b 2/3, recall 1, F1 0.8.
        ClassificationScores scores = ClassificationScores.Of([0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [1, 1, 1, 1, Math.Exp(-5)], ["a", "b"]);

        Assert.Equal(0.8, scores.Accuracy, 9);
        Assert.Equal(0.8, scores.ByClass[1].F1, 9);
        Assert.Equal(1, scores.LogLoss, 9);
        Assert.Equal([[2, 1], [0, 2]], scores.Confusion);
    }

    [Fact]
    public void Probabilities_LargeScores_DoNotOverflow()
    {
        double[] shares = new double[2];
        SoftmaxLoss.Probabilities([1_000, 1_001], shares);
        Assert.Equal(1 / (1 + Math.Exp(-1)), shares[1], 9);
    }

    private static HistoryFrame Frame(HistoryTask task, Func<double, double, double, string> answer)
    {
        Random random = new(6);
        StringBuilder csv = new("x,y,z,answer\n");
        for (int row = 0; row < 900; row++)
        {
            (double x, double y, double z) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
            csv.Append(CultureInfo.InvariantCulture, $"{x:F5},{y:F5},{z:F5},{answer(x, y, random.NextDouble() - 0.5)}\n");
        }

        HistorySummary summary = HistoryScan.Run(new StringReader(csv.ToString()), new(HistoryFormat.Csv, task) { Label = "answer", Target = "answer" });
        return HistoryLoading.Load(new StringReader(csv.ToString()), summary.Schema);
    }
}
