using BatteryTwin.Domain.Prognostics.Boosting;

namespace BatteryTwin.Domain.Tests.Prognostics.Boosting;

public sealed class TreeContributionsTests
{
    [Fact]
    public void Add_OneSplit_IsTheDifferenceToTheMean()
    {
        // 3 of 4 rows go left (value 2), one right (10): mean 4.
        RegressionTree tree = new([0, 0, 0], [5, 0, 0], [1, 0, 0], [2, 0, 0], [0, 2, 10], [4, 3, 1]);
        double[] contributions = new double[1];

        TreeContributions.Add(tree, [7f], contributions);

        Assert.Equal(4, TreeContributions.Expected(tree), 12);
        Assert.Equal(6, contributions[0], 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Add_RandomTrees_EqualsBruteForceShapleyValues(int seed)
    {
        const int Features = 5;
        Random random = new(seed);
        for (int repeat = 0; repeat < 25; repeat++)
        {
            RegressionTree tree = RandomTree(random, Features, depth: 5);
            float[] row = [.. Enumerable.Range(0, Features).Select(_ => (float)random.NextDouble())];
            double[] contributions = new double[Features];
            TreeContributions.Add(tree, row, contributions);

            for (int feature = 0; feature < Features; feature++)
            {
                Assert.Equal(BruteForce(tree, row, feature, Features), contributions[feature], 9);
            }

            Assert.Equal(tree.Predict(row) - TreeContributions.Expected(tree), contributions.Sum(), 6);
        }
    }

    [Fact]
    public void Add_TrainedModel_SumsToPredictionLessExpected()
    {
        Random random = new(3);
        float[][] rows = [.. Enumerable.Range(0, 400).Select(_ => new[] { (float)random.NextDouble(), (float)random.NextDouble(), (float)random.NextDouble() })];
        BoostedTrees model = BoostingSamples.Train(rows, [.. rows.Select(row => (row[0] * row[1]) + row[2])], new() { Rounds = 40, MinLeafWeight = 3 });
        double[] contributions = new double[3];

        TreeContributions.Add(model, rows[7], contributions);

        Assert.Equal(model.Predict(rows[7]) - TreeContributions.Expected(model), contributions.Sum(), 6);
    }

    /// <summary>Shapley value by its definition, over all subsets of the other features.</summary>
    private static double BruteForce(RegressionTree tree, float[] row, int feature, int features)
    {
        double sum = 0;
        for (int subset = 0; subset < 1 << features; subset++)
        {
            if ((subset & (1 << feature)) != 0)
            {
                continue;
            }

            int size = int.PopCount(subset);
            double weight = Factorial(size) * Factorial(features - size - 1) / Factorial(features);
            sum += weight * (Conditional(tree, row, subset | (1 << feature), 0) - Conditional(tree, row, subset, 0));
        }

        return sum;
    }

    /// <summary>Expected output when only the features of the subset are known.</summary>
    private static double Conditional(RegressionTree tree, float[] row, int known, int node)
    {
        if (tree.Left[node] == 0)
        {
            return tree.Value[node];
        }

        (int left, int right) = (tree.Left[node], tree.Right[node]);
        return (known & (1 << tree.Feature[node])) != 0
            ? Conditional(tree, row, known, row[tree.Feature[node]] > tree.Threshold[node] ? right : left)
            : ((tree.Cover[left] * Conditional(tree, row, known, left)) + (tree.Cover[right] * Conditional(tree, row, known, right))) / tree.Cover[node];
    }

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private static RegressionTree RandomTree(Random random, int features, int depth)
    {
        List<(int Feature, float Threshold, int Left, int Right, float Value, float Cover)> nodes = [];
        int Grow(int level, int cover)
        {
            int at = nodes.Count;
            nodes.Add(default);
            if (level == depth || cover < 2 || random.NextDouble() < 0.15)
            {
                nodes[at] = (0, 0, 0, 0, (float)random.NextDouble(), cover);
                return at;
            }

            int leftCover = random.Next(1, cover);
            int left = Grow(level + 1, leftCover);
            int right = Grow(level + 1, cover - leftCover);
            nodes[at] = (random.Next(features), (float)random.NextDouble(), left, right, 0, cover);
            return at;
        }

        Grow(0, 1000);
        return new([.. nodes.Select(n => n.Feature)], [.. nodes.Select(n => n.Threshold)], [.. nodes.Select(n => n.Left)], [.. nodes.Select(n => n.Right)], [.. nodes.Select(n => n.Value)], [.. nodes.Select(n => n.Cover)]);
    }
}
