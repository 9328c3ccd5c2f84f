using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State.Prognostics;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>Do the forecasts hold? In the address: <c>type</c>, the type of component shown in detail.</summary>
public sealed partial class ModelHealthPage
{
    private ModelHealthView? _view;
    private ComponentTypeHealth? _chosen;
    private bool _reporting;

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(10);

    private string Finding => _view switch
    {
        null => "Reading how forecasts did …",
        { IsKnown: false } => "Whether forecasts hold is not known now.",
        var view => ModelHealthWords.Finding(view),
    };

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void OnParametersSet() => Choose();

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (Address.PausedAt is not null)
        {
            return false;
        }

        await ReadAsync();
        return true;
    }

    private async Task ReadAsync()
    {
        _view = await Reader.ReadAsync(_view, Stopping);
        Choose();
    }

    private Task ReportedAsync()
    {
        _reporting = false;
        return ReadAsync();
    }

    /// <summary>The type asked for, else the one most in need of a look.</summary>
    private void Choose() => _chosen = _view?.Types.FirstOrDefault(type => type.ComponentType == Type) ?? _view?.Judged.MaxBy(type => ModelHealthWords.Verdict(type).Level);

    private static PanelState StateOf(ModelHealthView view) => !view.IsKnown ? PanelState.Error : view.Problem is not null ? PanelState.Stale : view.Judged.Any() ? PanelState.Ready : PanelState.Empty;

    private static string? NoteOf(ModelHealthView view) => view switch
    {
        { Problem: { } problem } => problem,
        _ when !view.Judged.Any() => "Forecasts are judged here once a type of component has a champion. Train a model of its histories, or wait for the demo plant's to be trained.",
        _ => null,
    };

    private static string OutcomeNote(ModelHealthView view) => view.IsKnown
        ? "Report when a component failed, or was replaced without a fault (button above, or POST /api/prognostics/outcomes): each failure shows how good the forecasts before it were."
        : view.Problem ?? string.Empty;

    private static string CoverageTitle(ModelHealthView view)
    {
        ComponentTypeHealth[] judged = [.. view.Judged];
        int holding = judged.Count(type => ModelHealthWords.Basis(type) is { } scores && !scores.Coverage.IsBelowPromise);
        return judged.Length == 0 ? "Coverage against the promise" : $"{holding} of {judged.Length} types of components hold their promise{(judged.All(type => !type.IsLive) ? " in training" : string.Empty)}";
    }

    /// <summary>Over all training lives where there are no live ones: more than the sample that is kept with the model.</summary>
    private static RulScores? Errors(ComponentTypeHealth type) => type.IsLive ? type.Live!.Errors : type.OutOfFold;

    private static AlarmScores? Alarms(ComponentTypeHealth type) => type switch
    {
        { IsLive: true } => type.Live!.Alarms,
        { Live.Alarms: { Watched: > 0 } live } when live.False + live.Failures > 0 => live,
        _ => type.Unseen?.Alarms ?? type.Live?.Alarms,
    };

    private static string ErrorTitle(ComponentTypeHealth type) => Errors(type) is { Rmse: { } error } scores
        ? scores.ByRulBand[0].Rmse is { } near ? $"Near the end forecasts are off by {ModelHealthWords.Hours(near)} h, overall by {ModelHealthWords.Hours(error)} h" : $"Forecasts are off by {ModelHealthWords.Hours(error)} h"
        : "Error by horizon";

    private static string ConeTitle(ComponentTypeHealth type) => type.Tracks is { Lives: > 0 } tracks
        ? $"Half way to the failure {tracks.WithinCone} of {tracks.Lives} forecasts are within 20 %"
        : "Forecasts against the truth";

    private static string WarningTitle(ComponentTypeHealth type) => Alarms(type) switch
    {
        null => "Warnings",
        { Failures: 0, False: 0 } => "No warning has proved false, no failure was missed",
        var alarms => $"{alarms.Warned} of {alarms.Failures} failures were warned of, {alarms.False} {(alarms.False == 1 ? "warning was" : "warnings were")} false",
    };

    private static string DriftTitle(ComponentTypeHealth type) => type.Inputs.Count(input => input.IsShifted) switch
    {
        _ when type.Inputs.Count == 0 => "Drift of inputs",
        0 => "Inputs are as in training",
        var shifted => $"{shifted} of {type.Inputs.Count} inputs shifted from training",
    };

    private const string DriftNote = "Inputs are compared with training once enough running hours of healthy components are counted (200 values of an input).";

    private static string ChallengerTitle(ComponentTypeHealth type) => type.Challengers.Max(challenger => challenger.Lives) switch
    {
        0 => $"{type.Challengers.Count} in the shadow, no failure to compare on yet",
        var lives => $"{type.Challengers.Count} in the shadow, compared on {lives} {(lives == 1 ? "failure" : "failures")}",
    };
}
