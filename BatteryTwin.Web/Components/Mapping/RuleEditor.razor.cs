using System.Collections.Immutable;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Telemetry.Units;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.State.Mapping;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Mapping;

/// <summary>The form of a rule; the preview follows a moment after the last key.</summary>
public sealed partial class RuleEditor : IDisposable
{
    private const int MostTwins = 20;
    private const int MostSuggestions = 3;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _leaving = new();
    private RuleDraft _draft = new();
    private StoredRule? _known;
    private IReadOnlyList<TargetSuggestion> _suggestions = [];
    private IReadOnlyList<string> _twins = [];
    private IReadOnlyList<string> _fields = [];
    private IReadOnlyList<MappingFault> _faults = [];
    private MappingPreview? _preview;
    private string? _previewProblem;
    private string? _refusal;
    private DateTimeOffset _shownAt;
    private bool _typed;
    private int _turn;

    [Inject]
    public required MappingDesk Desk { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The rule to change; null: a new one.</summary>
    [Parameter]
    public StoredRule? Known { get; set; }

    /// <summary>The series a new rule is for; null: none in particular.</summary>
    [Parameter]
    public SeriesKey? Series { get; set; }

    [Parameter]
    public MappingRuleKind Kind { get; set; }

    [Parameter, EditorRequired]
    public string CloseLink { get; set; } = string.Empty;

    /// <summary>Who changes it; asked for before anything is saved.</summary>
    [Parameter, EditorRequired]
    public Func<string?> ActorName { get; set; } = null!;

    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>When the series around the form were read. The preview is read anew with them, since a machine may begin to send while its rule is written.</summary>
    [Parameter]
    public DateTimeOffset At { get; set; }

    private string? ModelUnit => _preview?.Rows.FirstOrDefault(row => row.Hit?.Rule.Id == _draft.Id && row.Unit is not null)?.Unit is { } unit ? UnitCatalog.Find(unit)?.Symbol ?? unit : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _known = Known;
        _suggestions = Series is null ? [] : Desk.Suggest(Series, MostSuggestions);
        _draft = Known is not null ? RuleDraft.Of(Known.Rule)
            : Series is not null ? RuleDraft.For(Series, _suggestions.Count > 0 ? _suggestions[0] : null)
            : new() { Kind = Kind };
        _shownAt = At;
        await ShowAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shownAt != At)
        {
            _shownAt = At;
            await ShowAsync();
        }
    }

    private async Task Touch()
    {
        _typed = true;
        int turn = ++_turn;
        try
        {
            await Task.Delay(s_pause, Time, _leaving.Token);
            if (turn == _turn)
            {
                await ShowAsync();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The editor has been closed.
        }
    }

    private async Task ShowAsync()
    {
        (MappingRule rule, _faults) = _draft.Read();
        _twins = Desk.Twins(_draft.Twin, MostTwins);
        _fields = Desk.Fields(_draft.Twin);
        if (_faults.Count > 0)
        {
            return;
        }

        try
        {
            _preview = await Desk.PreviewAsync(rule, _leaving.Token);
            _previewProblem = null;
        }
        catch (StorageUnavailableException exception)
        {
            _previewProblem = exception.Message;
        }
    }

    private async Task SaveAsync()
    {
        _typed = true;
        (MappingRule rule, _faults) = _draft.Read();
        _refusal = _faults.Count > 0 ? "Not saved; correct what is named above."
            : ActorName() is not { Length: > 0 } name ? "Not saved: say your name at the top of the page first."
            : _known is null ? await Desk.AddAsync(rule, name)
            : await Desk.UpdateAsync(_known, rule, name);
        if (_refusal is null)
        {
            await OnSaved.InvokeAsync();
        }
    }

    private Task Choose(TargetSuggestion suggestion)
    {
        _draft.Twin = suggestion.Twin;
        _draft.TargetField = suggestion.Field;
        return Touch();
    }

    private Task TakeTable((ImmutableArray<MappingTableRow> Rows, string FileName) table)
    {
        _draft.Rows = table.Rows;
        if (_draft.Name.Length == 0)
        {
            _draft.Name = table.FileName;
        }

        return Touch();
    }

    private bool IsChosen(TargetSuggestion suggestion) => _draft.Twin == suggestion.Twin && _draft.TargetField == suggestion.Field;

    private static string Place(MappingFault fault) => fault.Property switch
    {
        "targetField" => "telemetry or property",
        "rows" => "table",
        var property => property.Replace("conversion.", string.Empty, StringComparison.Ordinal),
    };

    private static int Lines(string text) => Math.Clamp(text.Count(c => c == '\n') + 1, 2, 8);
}
