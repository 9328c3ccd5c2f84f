using System.Globalization;
using BatteryTwin.Domain.Quality;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Quality;
using BatteryTwin.Web.State.Trace;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>
/// Is the process in control and capable? In the address: <c>variable</c>, <c>at</c> (plant/line), <c>chart</c>, <c>rules</c>, <c>subgroup</c>, <c>baseline</c>, <c>all=yes</c> for variables
/// that need no care too.
/// </summary>
public sealed partial class QualityPage
{
    private const double CapableCpk = 1.33;

    private static readonly (string Word, string Label)[] s_baselines = [(QualityQuestions.Before, $"The {QualityStudies.BaselineDays} days before"), ("0.5", "First half of the time"), ("0.25", "First quarter"), ("1", "All of the time")];

    private QualitySummary? _summary;
    private QualityStudy? _study;
    private DefectPareto? _defects;
    private IReadOnlyList<StationPass> _yields = [];
    private IReadOnlyList<(string Step, string Station, IReadOnlyList<string> Fields)> _signals = [];
    private ControlQuestion _question = new(ControlChartKind.Individuals, RunRules.Beyond3Sigma);
    private string? _problem;
    private string? _wrongQuestion;
    private bool _isRead;
    private QualityVariable? _limitsOf;
    private int _reading;
    private UnitTick _tick;

    [Inject]
    public required QualityDesk Desk { get; init; }

    [Inject]
    public required UnitNews News { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [SupplyParameterFromQuery(Name = "variable")]
    public string? VariableId { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    [SupplyParameterFromQuery(Name = "chart")]
    public string? ChartWord { get; set; }

    [SupplyParameterFromQuery(Name = "rules")]
    public string? RulesWord { get; set; }

    [SupplyParameterFromQuery(Name = "subgroup")]
    public string? SubgroupWord { get; set; }

    [SupplyParameterFromQuery(Name = "baseline")]
    public string? BaselineWord { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    public string? All { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(10);

    private bool ShowsAll => All == "yes";

    private (string? Plant, string? Line) Place => At?.Split('/', 2) is [var plant, var line] ? (plant, line) : (null, null);

    private IReadOnlyList<(QualityVariable Variable, IReadOnlyList<ControlMark> Marks)> Rows => _summary is null ? [] : ShowsAll ? _summary.Rows : [.. _summary.Rows.Where(row => row.Marks.Any(NeedsCare))];

    private string Finding => $"{Found} {News.StaleNote(Calendar)}".TrimEnd();

    private string Found => _problem is not null ? "Whether the process is in control is not known now."
        : !_isRead ? "Reading what was measured …"
        : _summary is null ? "Nothing was measured on units yet."
        : (_summary.OutOfControl.Count, Weak) switch
        {
            (0, 0) => $"In control and capable: {_summary.Rows.Count} variables on {_summary.Lines.Count} lines, {Address.RangeLabel.ToLower(CultureInfo.CurrentCulture)}.",
            (0, var weak) => $"In control; {weak} of the specified processes {(weak == 1 ? "is" : "are")} not capable (Cpk below {CapableCpk}).",
            (var count, _) => $"{count} {(count == 1 ? "process is" : "processes are")} out of control, most at {Worst(_summary)}.",
        };

    private int Weak => _summary!.Rows.Sum(row => row.Marks.Count(mark => mark.Cpk < CapableCpk));

    private string MatrixTitle => _summary is null ? "Control at a glance"
        : ShowsAll ? $"All {_summary.Rows.Count} variables on {_summary.Lines.Count} lines"
        : Rows.Count == 0 ? "Nothing needs care" : $"{Rows.Count} of {_summary.Rows.Count} variables need care";

    private string ChartLabel => QualityQuestions.Charts.First(chart => chart.Kind == _question.Kind).Label;

    private PanelState ChartState => _wrongQuestion is not null ? PanelState.Error : _study is null ? PanelState.Loading : _study.Chart is null ? PanelState.Empty : News.StaleSince is not null ? PanelState.Stale : PanelState.Ready;

    private string? ChartNote => _wrongQuestion ?? (_study is { Chart: null } ? $"There are fewer than {ControlStudy.LeastValues} different values in this time; choose a longer one at the top, or all lines." : null);

    private string CapabilityTitle => _study?.Chart?.Capability switch
    {
        { Within: { } within } => $"{(within.Worst >= CapableCpk ? "Capable" : "Not capable")}: Cpk {within.Worst.ToString("0.00", CultureInfo.CurrentCulture)}",
        _ => "Distribution",
    };

    private string DefectTitle => _defects is { Units: > 0 } defects ? $"{((double)defects.Defective / defects.Units).ToString("P1", CultureInfo.CurrentCulture)} failed: {defects.Defective:N0} of {defects.Units:N0} {defects.Table}{Where}" : "Defects";

    private string YieldTitle => _yields.Count > 0 && _yields.All(yield => yield.Yield is not null) ? $"{_yields.Aggregate(1.0, (all, yield) => all * yield.Yield!.Value).ToString("P1", CultureInfo.CurrentCulture)} pass all steps{Where}" : $"Yield by step{Where}";

    private string Where => Place.Line is null ? string.Empty : $", {Place.Plant} {Place.Line}";

    private string FailedLink
    {
        get
        {
            (DateTimeOffset from, DateTimeOffset to) = Address.Span;
            return Address.LinkTo($"/trace?failed=yes{(At is null ? null : $"&at={Uri.EscapeDataString(At)}")}&since={from.ToUnixTimeMilliseconds()}&until={to.ToUnixTimeMilliseconds()}");
        }
    }

    private string FailedQuestion
    {
        get
        {
            (DateTimeOffset from, DateTimeOffset to) = Address.Span;
            return InvestigationLink.OfFailed(Address, new(from, to, Place.Plant, Place.Line));
        }
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async ValueTask<bool> OnTickAsync()
    {
        // A signal has new values all the time, units only when some come.
        bool isSignal = _study is { } study && QualityVariables.SignalOf(study.Variable.Id) is not null;
        if (!_tick.IsDue(News.Version, News.StaleSince is not null, Time.GetUtcNow()) && !isSignal)
        {
            return false;
        }

        if (Address.IsLive)
        {
            await ReadAsync();
        }

        return true;
    }

    private static bool NeedsCare(ControlMark mark) => mark is { IsKnown: true, IsInControl: false } || mark.Cpk < CapableCpk;

    private static string Worst(QualitySummary summary)
    {
        ((string plant, string line), int _) = summary.OutOfControl.CountBy(pair => pair.Mark.Line).MaxBy(pair => pair.Value) is var worst ? (worst.Key, worst.Value) : default;
        return $"{plant} {line}";
    }

    /// <summary>Reads everything; what an address before asked for is not shown when it comes late.</summary>
    private async Task ReadAsync()
    {
        int reading = ++_reading;
        try
        {
            (DateTimeOffset from, DateTimeOffset to) = Address.Span;
            QualitySummary? summary = await Desk.Studies.SummaryAsync(from, to, Stopping);
            if (reading == _reading && (summary is null || await ReadChosenAsync(summary, new(from, to, Place.Plant, Place.Line), reading)))
            {
                (_summary, _problem, _isRead) = (summary, null, true);
            }
        }
        catch (Exception fault) when (fault is StorageUnavailableException or TableException)
        {
            _problem = reading == _reading ? fault.Message : _problem;
        }
    }

    /// <returns>False when something else was asked for meanwhile.</returns>
    private async Task<bool> ReadChosenAsync(QualitySummary summary, QualityScope scope, int reading)
    {
        (QualityVariable? chosen, QualityScope at) = Chosen(summary, scope);
        if (VariableId is not null)
        {
            chosen = await Desk.Variables.FindAsync(VariableId, Stopping) ?? chosen;
            at = scope;
        }

        if (!QualityQuestions.TryRead(ChartWord, RulesWord, SubgroupWord, BaselineWord, out ControlQuestion question, out string? wrong))
        {
            _wrongQuestion = wrong;
            return true;
        }

        QualityStudy? study = chosen is null ? null : await Desk.Studies.StudyAsync(chosen, at, question, QualityQuestions.IsBefore(BaselineWord), Stopping);
        DefectPareto? defects = await Desk.Studies.DefectsAsync(scope, Stopping);
        IReadOnlyList<StationPass> yields = await Desk.Studies.YieldAsync(scope, Stopping);
        IReadOnlyList<(string Step, string Station, IReadOnlyList<string> Fields)> signals = scope.Line is null ? [] : await Desk.SignalsAsync(scope, Stopping);
        if (reading != _reading)
        {
            return false;
        }

        (_question, _wrongQuestion, _study, _defects, _yields, _signals) = (question, null, study, defects, yields, signals);
        return true;
    }

    /// <summary>Nobody has chosen: what is furthest out, else the last variable of the process.</summary>
    private static (QualityVariable? Variable, QualityScope Scope) Chosen(QualitySummary summary, QualityScope scope)
    {
        (QualityVariable Variable, ControlMark Mark)[] worst = [.. summary.OutOfControl.Where(pair => scope.Line is null || pair.Mark.Line == (scope.Plant, scope.Line)).Take(1)];
        return worst.Length > 0
            ? (worst[0].Variable, scope with { Plant = worst[0].Mark.Line.Plant, Line = worst[0].Mark.Line.Line })
            : (summary.Rows.Count > 0 ? summary.Rows[^1].Variable : null, scope.Line is null && summary.Lines.Count > 0 ? scope with { Plant = summary.Lines[0].Plant, Line = summary.Lines[0].Line } : scope);
    }

    private string LinkTo(QualityVariable variable, ControlMark mark) => Address.With(("variable", variable.Id), ("at", $"{mark.Line.Plant}/{mark.Line.Line}"));

    private bool IsChosen(QualityVariable variable, ControlMark mark) => _study?.Variable.Id == variable.Id && (_study.Scope.Plant, _study.Scope.Line) == mark.Line;

    private void ChooseLine(ChangeEventArgs change) => Address.Go(("at", change.Value?.ToString() is { Length: > 0 } line ? line : null));

    private async Task ClosedAsync()
    {
        _limitsOf = null;
        await ReadAsync();
    }
}
