using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Alarms;
using BatteryTwin.Web.State.Trends;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Alarms;

/// <summary>One rule as a form. The chart shows the last day of what it reads at the first place that has it, a threshold as the edge of the normal band.</summary>
public sealed partial class RuleForm : IDisposable
{
    /// <summary>Days a rehearsal goes over.</summary>
    public const int Days = 30;

    private const string LifeField = ".RemainingUsefulLifeHours";

    private static readonly TimeSpan s_previewed = TimeSpan.FromHours(24);

    private readonly CancellationTokenSource _leaving = new();
    private AlarmRuleDraft _draft = new();
    private IReadOnlyList<string> _places = [];
    private IReadOnlyList<(string Field, IReadOnlyList<string> Twins)> _fields = [];
    private IReadOnlyList<string> _faults = [];
    private TrendView? _view;
    private string? _previewNote;
    private long _version;
    private bool _busy;

    [Inject]
    public required AlarmRuleDesk Desk { get; init; }

    [Inject]
    public required TrendReader Trends { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The rule that is changed; null for a new one.</summary>
    [Parameter]
    public AlarmRuleView? Known { get; set; }

    /// <summary>All rules, for joining them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<AlarmRuleView> Rules { get; set; } = [];

    /// <summary>Keeps the rule in place of the version that the form began with (0 = none); null when it was done, else why not.</summary>
    [Parameter, EditorRequired]
    public Func<AlarmRule, long, Task<string?>> OnSave { get; set; } = null!;

    /// <summary>Starts a rehearsal; null when it was started, else why not.</summary>
    [Parameter, EditorRequired]
    public Func<AlarmRule, Task<string?>> OnRehearse { get; set; } = null!;

    private IReadOnlyList<AlarmRuleView> Others => [.. Rules.Where(view => view.Rule.Id != _draft.Id)];

    private IEnumerable<string> Components => _fields.Where(known => known.Field.EndsWith(LifeField, StringComparison.Ordinal)).Select(known => known.Field[..^LifeField.Length]);

    private string? Unit => _view is { Lines: [var line, ..] } && line.Signal.Unit.Length > 0 && line.Signal.Field == _draft.Field ? $", {line.Signal.Unit}" : null;

    private string PreviewTitle => _view is { Lines: [var line, ..] }
        ? $"{line.Label} at {line.Signal.TwinId}, last 24 h{(line.Summary.ShareOutside is { } outside ? $": beyond the limit in {outside:P1} of the points" : null)}"
        : string.Empty;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _draft = Known is null ? new() : AlarmRuleDraft.Of(Known.Rule);
        _version = Known?.Version ?? 0;
        _places = ["*", .. Desk.Places()];
        await TouchAsync();
    }

    /// <summary>Reads again what the rule would read.</summary>
    private async Task TouchAsync()
    {
        try
        {
            _fields = await Desk.FieldsAsync(_draft.PlaceList.Count == 0 ? ["*"] : _draft.PlaceList, _leaving.Token);
            await PreviewAsync();
        }
        catch (StorageUnavailableException problem)
        {
            (_view, _previewNote) = (null, $"What the rule reads cannot be shown: {problem.Message}.");
        }
        catch (OperationCanceledException)
        {
            // Left the page.
        }
    }

    private async Task PreviewAsync()
    {
        string field = _draft.Kind == ConditionKind.Forecast ? _draft.Component.Trim() + LifeField : _draft.Field.Trim();
        (_view, _previewNote) = (null, null);
        if (_draft.Kind == ConditionKind.Compound || field.Length == 0 || _draft.PlaceList.Count == 0)
        {
            return;
        }

        IReadOnlyList<string> twins = _fields.FirstOrDefault(known => known.Field == field).Twins ?? [];
        if (twins.Count == 0)
        {
            _previewNote = $"Nothing in these places has sent “{field}”; the rule would watch nothing.";
            return;
        }

        DateTimeOffset now = Time.GetUtcNow();
        _view = await Trends.ReadAsync([Desk.Signal(twins[0], field, _draft.Band)], now - s_previewed, now, _leaving.Token);
        _previewNote = $"{field} of {twins[0]} had no value in the last 24 h.";
    }

    private Task SaveAsync() => WithRuleAsync(rule => OnSave(rule, _version));

    private Task RehearseAsync() => WithRuleAsync(OnRehearse);

    private async Task WithRuleAsync(Func<AlarmRule, Task<string?>> action)
    {
        (AlarmRule? rule, _faults) = _draft.ToRule();
        if (rule is null || _faults.Count > 0)
        {
            return;
        }

        _busy = true;
        string? refusal = await action(rule);
        _busy = false;
        _faults = refusal is null ? [] : [refusal];
    }

    private string TermWord(string id) => _draft.Terms.FirstOrDefault(term => term.Rule == id && term.Twin is null) is { } term ? term.Not ? "not" : "holds" : string.Empty;

    private void SetTerm(string id, string? word)
    {
        _draft.Terms = _draft.Terms.RemoveAll(term => term.Rule == id && term.Twin is null);
        if (!string.IsNullOrEmpty(word))
        {
            _draft.Terms = _draft.Terms.Add(new(id, word == "not"));
        }
    }
}
