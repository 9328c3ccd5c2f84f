using System.Diagnostics;
using System.Runtime.InteropServices;
using BatteryTwin.Domain.Prognostics.Boosting;

namespace BatteryTwin.Benchmarks;

/// <summary>Boosted trees on the matrix that <c>peers/rul.py speed</c> writes and times XGBoost on: 600 trees of depth 6, one thread.</summary>
internal static class BoostingBenchmark
{
    private const int Repeats = 3;

    public static void Run(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<int> shape = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, 8));
        (int rows, int width) = (shape[0], shape[1]);
        float[] values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8)).ToArray();
        float[] targets = values[(rows * width)..];
        BoostingOptions options = new() { Rounds = 600, MaxDepth = 6, LearningRate = 0.05, RowShare = 1, ColumnShare = 1, MinLeafWeight = 1, L2 = 1, Threads = 1 };
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long begun = Stopwatch.GetTimestamp();
            BinnedMatrix matrix = Matrix(values, rows, width);
            BoostedTrees model = GradientBoosting.Train(matrix, new SquaredError(targets), [.. Enumerable.Range(0, rows)], [], options).Trees;
            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            double error = Math.Sqrt(Enumerable.Range(0, rows).Average(row => Math.Pow(model.Predict(values.AsSpan(row * width, width)) - targets[row], 2)));
            Console.WriteLine($"BatteryTwin {rows} x {width}, {model.Trees.Length} trees, 1 thread: {seconds:F2} s, training RMSE {error:F4}");
        }
    }

    private static BinnedMatrix Matrix(float[] values, int rows, int width)
    {
        float[] column = new float[rows];
        FeatureBins[] features = new FeatureBins[width];
        for (int feature = 0; feature < width; feature++)
        {
            for (int row = 0; row < rows; row++)
            {
                column[row] = values[(row * width) + feature];
            }

            features[feature] = FeatureBins.Of(column.AsSpan(), FeatureBins.MaxBins);
        }

        BinnedMatrix matrix = new(rows, features);
        for (int row = 0; row < rows; row++)
        {
            matrix.SetRow(row, values.AsSpan(row * width, width));
        }

        return matrix;
    }
}
