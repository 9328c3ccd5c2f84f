using BatteryTwin.Domain.Prognostics.Boosting;

namespace BatteryTwin.Domain.Tests.Prognostics.Boosting;

public sealed class GradientBoostingTests
{
    private static readonly float[][] s_rows = Rows(3_000, 20);
    private static readonly float[] s_targets = [.. s_rows.Select(row => (3 * row[0]) + (row[1] > 0.5f ? 2 : 0) + (row[2] * row[3]))];

    [Fact]
    public void Train_OneTreeOneSplit_IsTheHandWorkedStep()
    {
        // Targets 0 0 6 6, mean 3; the split between parts them; leaf = −Σg/(n+λ)·rate: (∓6)/(2+1)·0.5 = ∓1.
        float[][] rows = [[1], [2], [3], [4]];

        BoostedTrees model = BoostingSamples.Train(rows, [0, 0, 6, 6], new() { Rounds = 1, MaxDepth = 1, L2 = 1, LearningRate = 0.5, MinLeafWeight = 1, RowShare = 1, ColumnShare = 1 });

        Assert.Equal(3, model.Base[0], 12);
        Assert.Equal([2, 2, 4, 4], rows.Select(row => model.Predict(row)).Select(value => Math.Round(value, 5)));
        Assert.Equal(2.5f, model.Trees[0].Threshold[0]);
    }

    [Fact]
    public void Train_NonlinearTarget_IsLearned()
    {
        int[] training = [.. Enumerable.Range(0, 2_000)];
        int[] heldOut = [.. Enumerable.Range(2_000, 1_000)];

        BoostingResult result = GradientBoosting.Train(BoostingSamples.Matrix(s_rows), new SquaredError(s_targets), training, heldOut, new() { Rounds = 200, LearningRate = 0.1 });

        Assert.True(result.HeldOutLoss < 0.02 * Variance(s_targets), $"held-out loss {result.HeldOutLoss}");
    }

    [Fact]
    public void Train_AnyNumberOfThreads_IsTheSameModel()
    {
        BoostedTrees one = Train(threads: 1, seed: 7);
        BoostedTrees four = Train(threads: 4, seed: 7);

        Assert.Equal(one.Trees.Length, four.Trees.Length);
        Assert.All(one.Trees.Zip(four.Trees), pair =>
        {
            Assert.Equal(pair.First.Feature, pair.Second.Feature);
            Assert.Equal(pair.First.Threshold, pair.Second.Threshold);
            Assert.Equal(pair.First.Value, pair.Second.Value);
        });
    }

    [Fact]
    public void Train_OtherSeed_IsAnotherModel() => Assert.NotEqual(Train(1, 7).Predict(s_rows[0]), Train(1, 8).Predict(s_rows[0]));

    [Fact]
    public void Train_PureNoise_StopsEarly()
    {
        Random random = new(5);
        float[] noise = [.. s_rows.Select(_ => (float)random.NextDouble())];

        BoostingResult result = GradientBoosting.Train(
            BoostingSamples.Matrix(s_rows), new SquaredError(noise), [.. Enumerable.Range(0, 1_500)], [.. Enumerable.Range(1_500, 1_500)], new() { Rounds = 400, Patience = 20 });

        Assert.True(result.Rounds < 60, $"{result.Rounds} rounds of noise were kept");
        Assert.True(result.HeldOutLoss <= Variance(noise) * 1.02);
    }

    [Fact]
    public void Train_MissingValues_GoTheirOwnWay()
    {
        float[][] rows = [.. Enumerable.Range(0, 200).Select(i => new[] { i % 2 == 0 ? float.NaN : i })];
        float[] targets = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 10f : 0f)];

        BoostedTrees model = BoostingSamples.Train(rows, targets, new() { Rounds = 100, MinLeafWeight = 1, LearningRate = 0.3, RowShare = 1, ColumnShare = 1 });

        Assert.Equal(10, model.Predict([float.NaN]), 1);
        Assert.Equal(0, model.Predict([151f]), 1);
    }

    [Fact]
    public void Train_ThreeClasses_AreTold()
    {
        int[] labels = [.. s_rows.Select(row => row[0] < 0.3f ? 0 : row[1] < 0.5f ? 1 : 2)];
        BoostingResult result = GradientBoosting.Train(
            BoostingSamples.Matrix(s_rows), new SoftmaxLoss(labels, 3), [.. Enumerable.Range(0, 2_000)], [.. Enumerable.Range(2_000, 1_000)], new() { Rounds = 100, MinLeafWeight = 1, MaxDepth = 3, LearningRate = 0.1 });
        double[] scores = new double[3];

        int right = Enumerable.Range(2_000, 1_000).Count(row =>
        {
            result.Trees.Predict(s_rows[row], scores);
            return Array.IndexOf(scores, scores.Max()) == labels[row];
        });

        Assert.True(right >= 980, $"{right} of 1000 named rightly");
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => GradientBoosting.Train(
            BoostingSamples.Matrix(s_rows), new SquaredError(s_targets), [.. Enumerable.Range(0, 3_000)], [], new() { Rounds = 10_000 }, round => stop.Cancel(), stop.Token));
    }

    private static BoostedTrees Train(int threads, ulong seed) => GradientBoosting.Train(
        BoostingSamples.Matrix(s_rows, 256), new SquaredError(s_targets), [.. Enumerable.Range(0, 3_000)], [],
        new() { Rounds = 15, Threads = threads, Seed = seed, RowShare = 1, ColumnShare = 0.9 }).Trees;

    private static double Variance(float[] values) => values.Average(value => Math.Pow(value - values.Average(), 2));

    private static float[][] Rows(int count, int width)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, width).Select(_ => (float)random.NextDouble()).ToArray())];
    }
}
