using System.Diagnostics;
using System.Globalization;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Benchmarks;

/// <summary>The demo plant's models on lives they had not seen, hour by hour in accelerated time, against the truth.</summary>
internal static class ForecastBenchmark
{
    private const ulong TrainingSeed = 20;

    public static void Run(string? only, int lives)
    {
        Console.WriteLine("kind              train s  rows  rounds  net | lives missed  lead h (least)  false/week (weeks) | RMSE h  coverage  of the warned  width h | coverage at 50/80/90/95 %");
        foreach (ComponentKind kind in PlantComponents.All.Where(kind => only is null or "all" || kind.Type == only))
        {
            long begun = Stopwatch.GetTimestamp();
            TrainingReport report = new RulTraining(Frame(kind), FleetModels.Options(kind, 1)).Run();
            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            FleetScore score = new FleetTrial(report.Model, kind).Run(TrainingSeed + 2_000, lives);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Type,-17} {seconds,6:F1} {report.Rows,6} {report.Rounds,6} {report.Model.NetworkShare,5:F1} | {score.Lives,5} {score.Missed,6} {score.LeadHours,7:F0} ({score.ShortestLeadHours,3:F0}) {score.FalseAlarmsPerWeek,10:F3} ({score.SoundWeeks,4:F0}) {score.Rmse,12:F1} {score.Coverage,9:F3} {score.WarningCoverage,9:F3} {score.MeanWidthHours,13:F0}    | {string.Join(' ', score.LevelCoverage.Select(level => level.Coverage.ToString("F2", CultureInfo.InvariantCulture)))}   (out of fold {report.OutOfFold.Rmse:F1}, {report.OutOfFold.Coverage:F3}; cap {kind.CapHours})"));
        }
    }

    private static HistoryFrame Frame(ComponentKind kind)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        new FleetHistory(kind, TrainingSeed, FleetModels.Lives).WriteCsv(text);
        string csv = text.ToString();
        HistorySummary summary = HistoryScan.Run(new StringReader(csv), new(HistoryFormat.Csv));
        return HistoryLoading.Load(new StringReader(csv), summary.Schema);
    }
}
