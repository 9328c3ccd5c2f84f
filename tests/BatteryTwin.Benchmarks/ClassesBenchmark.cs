using System.Diagnostics;
using System.IO.Compression;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Benchmarks;

/// <summary>Classifiers of the public data sets, each row named by models that had not seen it.</summary>
internal static class ClassesBenchmark
{
    private static readonly string[] s_hydraulic = ["cooler_pct", "pump_leak", "valve_pct", "accumulator_bar", "unstable_flag"];

    public static void Run(string data, int seeds)
    {
        string[] modes = ["UDI", "Product ID", "TWF", "HDF", "PWF", "OSF", "RNF"];
        Score(Path.Combine(data, "ai4i2020", "ai4i2020_dev.csv"), "Machine failure", modes, seeds);
        Score(Path.Combine(data, "cwru_features", "cwru_time_features_dev.csv"), "fault", [], seeds);
        foreach (string label in s_hydraulic)
        {
            Score(Path.Combine(data, "hydraulic", "hydraulic_cycle_features_dev.csv.gz"), label, [.. s_hydraulic.Where(other => other != label)], 1);
        }
    }

    private static void Score(string path, string label, string[] ignored, int seeds)
    {
        HistorySummary summary;
        using (TextReader text = Open(path))
        {
            summary = HistoryScan.Run(text, new(HistoryFormat.Csv, HistoryTask.Classify) { Label = label, Ignore = ignored });
        }

        using TextReader rows = Open(path);
        HistoryFrame frame = HistoryLoading.Load(rows, summary.Schema);
        for (int seed = 1; seed <= seeds; seed++)
        {
            long begun = Stopwatch.GetTimestamp();
            TabularReport report = new TabularTraining(frame, new() { Seed = (ulong)seed, Threads = Environment.ProcessorCount }).Run();
            ClassificationScores scores = report.Classes!;
            string rare = scores.ByClass.Count == 2 ? $", F1 of '{scores.ByClass.MinBy(score => score.N)!.Label}' {scores.ByClass.MinBy(score => score.N)!.F1:F3}" : string.Empty;
            Console.WriteLine($"{Path.GetFileName(path)} {label}, {scores.ByClass.Count} classes, seed {seed}: accuracy {scores.Accuracy:F4}, macro F1 {scores.MacroF1:F3}{rare}, {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");
        }
    }

    private static StreamReader Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal) ? new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) : new(path);
}
