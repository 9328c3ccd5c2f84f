using System.Globalization;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.Components.Explorer;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Explorer;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>The query page: its address holds the query, the view and the past moment; opening it runs the query.</summary>
public sealed partial class ExplorerPage
{
    private static readonly (string View, string Label)[] s_views = [("table", "Table"), ("json", "JSON"), ("graph", "Graph"), ("plan", "Plan")];

    /// <summary>How long a query may take before the page says that it runs, and before a first view goes out without its answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _leaving = new();
    private readonly Stack<string?> _before = new();
    private QueryEditor? _editor;
    private IJSObjectReference? _module;
    private CancellationTokenSource? _running;
    private IReadOnlyList<string> _history = [];
    private QueryAnswer? _answer;
    private QueryFault? _fault;
    private string? _continuation;
    private (string Text, DateTimeOffset? AsOf)? _asked;
    private bool _busy;
    private bool _cancelled;
    private bool _saving;
    private bool _past;

    [Inject]
    public required QueryRunner Runner { get; init; }

    [Inject]
    public required QueryCsv Csv { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [SupplyParameterFromQuery(Name = "query")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    /// <summary>Read from <see cref="Address"/>; a parameter so that a change of the address is noticed.</summary>
    [SupplyParameterFromQuery(Name = "asOf")]
    public string? AsOf { get; set; }

    private string Text => string.IsNullOrWhiteSpace(Query) ? StoryQueries.All[0].Text : Query;

    /// <summary>The time slider is there when someone asked for it, and always while a past moment is chosen.</summary>
    private bool ShowsPast => _past || Address.AsOf is not null;

    private string ShownView => s_views.FirstOrDefault(view => string.Equals(view.View, View, StringComparison.OrdinalIgnoreCase), s_views[0]).View;

    private string ResultTitle => _answer switch
    {
        null => _fault is null ? "Answer" : "No answer",
        { Rows.Count: 0 } => "Nothing matches",
        { Rows.Count: 1, Continuation: null } when _before.Count == 0 => "1 row",
        { Continuation: null } answer => $"{Number((_before.Count * QueryRunner.PageSize) + answer.Rows.Count)} rows",
        _ => $"More than {Number((_before.Count + 1) * QueryRunner.PageSize)} rows",
    };

    private string? Cost => _answer is { } answer
        ? $"{(answer.AsOf is { } moment ? $"as of {Clock(moment)}, " : string.Empty)}{(answer.EntitiesRead == 1 ? "1 entity" : $"{Number(answer.EntitiesRead)} entities")} read, {answer.Elapsed.TotalMilliseconds.ToString("N0", CultureInfo.CurrentCulture)} ms, asked at {Calendar.ToPlantTime(answer.AskedAt).ToString("HH:mm:ss", CultureInfo.InvariantCulture)}"
        : null;

    private PanelState ResultState => this switch
    {
        { _answer: null, _fault: not null } or { _answer: null, _cancelled: true } => PanelState.Empty,
        { _answer: null } => PanelState.Loading,
        { _fault: not null } or { _cancelled: true } or { _busy: true } => PanelState.Stale,
        { _answer.Rows.Count: 0 } when ShownView != "plan" => PanelState.Empty,
        _ => PanelState.Ready,
    };

    private string? ResultNote => ResultState switch
    {
        PanelState.Empty when _cancelled => "Cancelled before it was answered. Narrow the query, for example to a model or to TOP(100), and run it again.",
        PanelState.Empty when _fault is not null => "The query could not be answered; the editor above says why.",
        PanelState.Empty when _answer is { IsGraphEmpty: true, AsOf: null } => "The query is valid, but there are no twins yet to ask about. Start a plant under Set up first.",
        PanelState.Empty when _answer is { IsGraphEmpty: true } => "The query is valid, but there were no twins then.",
        PanelState.Empty => "The query is valid, but no twin fits it. Names and values distinguish upper and lower case; a twin without the property never fits a comparison.",
        PanelState.Stale when _busy => "Running; this is the answer before.",
        PanelState.Stale => "This is the answer before; the query above was not answered.",
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has gone; so has its module.
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        (string Text, DateTimeOffset? AsOf) wanted = (Text, Address.AsOf);
        if (_asked != wanted)
        {
            _asked = wanted;
            _before.Clear();
            await RunAsync(null);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "./Components/Pages/ExplorerPage.razor.js");
            _history = await _module.InvokeAsync<string[]>("history", _leaving.Token);
            StateHasChanged();
        }
    }

    private async Task RunTextAsync(string text)
    {
        if (_module is not null && !string.IsNullOrWhiteSpace(text))
        {
            _history = await _module.InvokeAsync<string[]>("remember", _leaving.Token, text.Trim());
        }

        if (text == Text)
        {
            _before.Clear();
            await RunAsync(null);
        }
        else
        {
            Navigation.NavigateTo(Address.With(("query", string.IsNullOrWhiteSpace(text) ? null : text)));
        }
    }

    private async Task RunAsync(string? continuation)
    {
        _running?.Cancel();
        using CancellationTokenSource running = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        _running = running;
        _cancelled = false;
        try
        {
            Task<QueryOutcome> run = Runner.RunAsync(Text, Address.AsOf, continuation, running.Token);
            await Task.WhenAny(run, Task.Delay(s_patience, Time, running.Token));
            if (!run.IsCompleted && !RendererInfo.IsInteractive)
            {
                await running.CancelAsync();
                return;
            }

            _busy = !run.IsCompleted;
            StateHasChanged();
            QueryOutcome outcome = await run;
            if (_running == running)
            {
                Show(outcome, continuation);
            }
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _cancelled = _running == running;
        }
        finally
        {
            if (_running == running)
            {
                _running = null;
                _busy = false;
            }
        }
    }

    private void Show(QueryOutcome outcome, string? continuation)
    {
        _fault = outcome.Fault;
        if (outcome.Answer is { } answer)
        {
            _answer = answer;
            _continuation = continuation;
        }
    }

    private async Task NextPageAsync()
    {
        QueryAnswer before = _answer!;
        _before.Push(_continuation);
        await RunAsync(before.Continuation);
        if (ReferenceEquals(_answer, before))
        {
            _before.Pop();
        }
    }

    private Task PreviousPageAsync() => RunAsync(_before.Pop());

    private void Cancel() => _running?.Cancel();

    private Task<string> ReadEditorAsync() => _editor?.ReadAsync() ?? Task.FromResult(Text);

    private async Task SaveCsvAsync()
    {
        _saving = true;
        try
        {
            using MemoryStream content = new();
            _fault = await Csv.WriteAsync(Text, Address.AsOf, content, _leaving.Token);
            if (_fault is null && _module is not null)
            {
                content.Position = 0;
                using DotNetStreamReference stream = new(content);
                await _module.InvokeVoidAsync("save", _leaving.Token, "query.csv", stream);
            }
        }
        finally
        {
            _saving = false;
        }
    }

    private string Clock(DateTimeOffset moment) => Calendar.ToPlantTime(moment).ToString("ddd d MMM yyyy, HH:mm:ss", CultureInfo.CurrentCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
