using System.IO.Compression;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Tests.Shared;

namespace BatteryTwin.Domain.Tests.Prognostics.Models;

/// <summary>Tables of public data sets, which lie beside the repository, as their owners wrote them.</summary>
public sealed class PublicTablesTests
{
    private static readonly TabularOptions s_quick = new() { Members = 1, Folds = 4, Threads = 2, Boosting = new TabularOptions().Boosting with { Rounds = 80, LearningRate = 0.15, Patience = 10 } };

    [Fact]
    public void Numbers_CapacityOfUnseenCells_IsFound()
    {
        TabularReport report = Run("nasa_battery", "discharge_cycles_dev.csv.gz", new(HistoryFormat.Csv, HistoryTask.Regress) { Asset = "cell", Target = "capacity_ah", Ignore = ["start"] });

        Assert.Equal(1_983, report.Numbers!.N);
        Assert.InRange(report.Numbers.R2, 0.85, 1);
        Assert.InRange(report.Numbers.Coverage, 0.88, 1);
    }

    [Fact]
    public void Numbers_WideTableOfFewCells_IsTakenByPatterns()
    {
        HistoryRequest request = new(HistoryFormat.Csv, HistoryTask.Regress) { Target = "cycles_to_80_pct", Use = ["form_*", "initial_capacity", "*_at_c3", "is_*"] };
        HistorySummary summary = Scan("um_formation", "formation_features_dev.csv.gz", request);

        Assert.Equal(31, summary.Rows);
        Assert.Contains("form_first_cycle_efficiency", summary.Schema.Inputs.Select(column => column.Name));
        Assert.DoesNotContain(summary.Schema.Inputs, column => column.Name.EndsWith("_at_c56", StringComparison.Ordinal) || column.Name.StartsWith("cycles_to", StringComparison.Ordinal));
        Assert.InRange(Run("um_formation", "formation_features_dev.csv.gz", request).Numbers!.Coverage, 0.8, 1);
    }

    [Fact]
    public void Classes_CoolerOfAHydraulicRig_IsTold()
    {
        TabularReport report = Run("hydraulic", "hydraulic_cycle_features_dev.csv.gz", new(HistoryFormat.Csv, HistoryTask.Classify) { Label = "cooler_pct", Use = ["TS*", "CE*", "CP*"] });

        Assert.InRange(report.Classes!.Accuracy, 0.99, 1);
    }

    private static TabularReport Run(string folder, string file, HistoryRequest request)
    {
        HistorySummary summary = Scan(folder, file, request);
        using StreamReader text = Open(folder, file);
        return new TabularTraining(HistoryLoading.Load(text, summary.Schema), s_quick).Run(cancel: TestContext.Current.CancellationToken);
    }

    private static HistorySummary Scan(string folder, string file, HistoryRequest request)
    {
        using StreamReader text = Open(folder, file);
        return HistoryScan.Run(text, request);
    }

    private static StreamReader Open(string folder, string file) => new(new GZipStream(File.OpenRead(SharedData.FileOrSkip(folder, file)), CompressionMode.Decompress));
}
