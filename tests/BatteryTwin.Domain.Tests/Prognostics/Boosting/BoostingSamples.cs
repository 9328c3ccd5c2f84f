using BatteryTwin.Domain.Prognostics.Boosting;

namespace BatteryTwin.Domain.Tests.Prognostics.Boosting;

/// <summary>Small data sets made into matrices.</summary>
internal static class BoostingSamples
{
    public static BinnedMatrix Matrix(float[][] rows, int bins = 64)
    {
        FeatureBins[] features = [.. Enumerable.Range(0, rows[0].Length).Select(feature => FeatureBins.Of(Array.ConvertAll(rows, row => row[feature]).AsSpan(), bins))];
        BinnedMatrix matrix = new(rows.Length, features);
        for (int row = 0; row < rows.Length; row++)
        {
            matrix.SetRow(row, rows[row]);
        }

        return matrix;
    }

    public static BoostedTrees Train(float[][] rows, float[] targets, BoostingOptions options) =>
        GradientBoosting.Train(Matrix(rows), new SquaredError(targets), [.. Enumerable.Range(0, rows.Length)], [], options).Trees;
}
