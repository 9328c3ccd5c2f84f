using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Maintenance;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>What the board says about itself.</summary>
public sealed partial class MaintenancePage
{
    private string Finding => (_board, _fault) switch
    {
        (null, null) => "Reading the plan …",
        (null, _) => "The plan is not known.",
        _ when _board.Conflicting > 0 => $"{Counted(_board.Conflicting, "job does", "jobs do")} not fit as planned.{Unplanned}",
        _ when _board.Bars.All(bar => bar.IsGhost) && _board.Tray.Count == 0 => "No work is planned or waiting.",
        _ => $"The plan is feasible.{Unplanned}",
    };

    private string Unplanned => _board!.Tray.Count switch
    {
        0 => " Every job has a place.",
        int count => _board.Tray.Sum(job => Math.Max(0, job.WeekCost)) is > 1 and double cost
            ? $" {Counted(count, "job has", "jobs have")} no place: waiting a week costs {WorkWords.Money(cost, _board.Currency)}."
            : $" {Counted(count, "job has", "jobs have")} no place.",
    };

    private string BoardTitle => _board is null ? "Plan" : $"{Calendar.ToPlantTime(_scale.From):ddd d MMM} to {Calendar.ToPlantTime(_scale.To.AddTicks(-1)):ddd d MMM}, by {(Grouping == BoardGrouping.Crew ? "crew" : "line")}";

    private string TrayTitle => _board!.Tray.Count == 0 ? "Every job has a place" : $"{Counted(_board.Tray.Count, "job", "jobs")} without a place";

    private PanelState BoardState => (_board, _fault) switch
    {
        (null, null) => PanelState.Loading,
        (null, _) => PanelState.Error,
        (_, not null) => PanelState.Stale,
        _ => _board.Rows.Count == 0 ? PanelState.Empty : PanelState.Ready,
    };

    private string? BoardNote => BoardState switch
    {
        PanelState.Error => $"{ForecastWords.Capital(_fault!.TrimEnd('.'))}. It comes by itself when the ingest service answers.",
        PanelState.Stale => $"What is shown was read {AgeText.Of(Time.GetUtcNow() - _board!.At)} ago: {_fault!.TrimEnd('.')}.",
        PanelState.Empty when Grouping == BoardGrouping.Crew => "Crews appear here as rows, with their shifts and jobs. None is entered yet.",
        PanelState.Empty => "Lines appear here once it is entered what their hours are worth, or work is planned on them.",
        _ => null,
    };

    private string UndoTitle => _memory.Last is { } move ? $"Take back: {move.After.Content.Title}" : "Nothing to take back";

    private static string Counted(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
