using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.Components.Production;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Planning;
using BatteryTwin.Web.State.Production;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>The week grid: what is typed is kept as drafts, and saved at once with the versions that were read.</summary>
public sealed partial class TargetsTab : TickingComponent
{
    private static readonly TimeSpan s_readEvery = TimeSpan.FromSeconds(15);

    private readonly Dictionary<(string LineId, DateOnly Day, string Shift), string> _drafts = [];
    private TargetGrid? _grid;
    private PlantClock _clock = new(TimeZoneInfo.Utc);
    private string? _fault;
    private string? _told;
    private bool _isSaving;
    private bool _isImporting;
    private DateTimeOffset _readAt;
    private DateOnly _shownFor;
    private DateOnly _revealedFor;
    private ElementReference _scroller;

    [Inject]
    public required TargetGridReader Reader { get; init; }

    [Inject]
    public required TargetDesk Desk { get; init; }

    [Inject]
    public required PlanImports Imports { get; init; }

    [Inject]
    public required PlantPlans Plans { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>The plant whose targets are shown.</summary>
    [Parameter, EditorRequired]
    public string PlantId { get; set; } = string.Empty;

    private DateOnly Today => _clock.DayOf(Time.GetUtcNow());

    private PlantWeek Running => PlantWeek.Of(Today);

    private PlantWeek Week => PlantWeek.Parse(Address.Value("week")) ?? Running;

    private PanelState State => _fault is not null && _grid is null ? PanelState.Error : _grid is null ? PanelState.Loading : _grid.ShiftNames.Count == 0 ? PanelState.Empty : _fault is not null ? PanelState.Stale : PanelState.Ready;

    private string? Note => State switch
    {
        PanelState.Error => $"The targets could not be read: {_fault}",
        PanelState.Stale => $"The targets could not be read again: {_fault}",
        PanelState.Empty => "No shift begins in this week: the calendar has none then.",
        _ => null,
    };

    private string Title
    {
        get
        {
            if (_grid is not { ShiftNames.Count: > 0 } grid)
            {
                return $"Week {Week.Name}";
            }

            TargetCell[] over = [.. grid.Lines.SelectMany(line => line.Cells).Where(cell => cell.Shift.IsOver && cell.Wanted is not null)];
            int open = grid.Lines.Sum(line => line.Cells.Count(cell => !cell.Shift.IsOver && cell.Wanted is null));
            return over.Length > 0
                ? $"{over.Count(cell => !cell.FellShort)} of {over.Length} past shifts made their target"
                : open == 0 ? "Every shift has its target" : $"{open} shifts have no target yet";
        }
    }

    private string Unit => $"{Week.Name} · good units · {_clock.Zone.Id} time";

    private string Example
    {
        get
        {
            string line = _grid?.Lines is [var first, ..] ? first.LineId : "Line1";
            string shift = _grid?.ShiftNames is [var name, ..] ? name : "Shift 1";
            return $"line,date,shift,quantity\n{line},{Week.Monday:yyyy-MM-dd},{shift},5000";
        }
    }

    private int FaultCount => _grid?.Lines.SelectMany(line => line.Cells).Count(cell => FaultOf(cell) is not null) ?? 0;

    private string SavingWords
    {
        get
        {
            int removed = _drafts.Values.Count(string.IsNullOrWhiteSpace);
            return removed == 0 ? "All are kept, or none: where somebody changed one meanwhile, you are told." : $"{removed} of them {(removed == 1 ? "is" : "are")} taken away. All are kept, or none: where somebody changed one meanwhile, you are told.";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Address.Changed += OnAddressChanged;
        _clock = Plans.Of(PlantId).Calendar.Clock;
        await ReadAgainAsync();
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (Time.GetUtcNow() - _readAt < s_readEvery)
        {
            return false;
        }

        await ReadAgainAsync();
        return true;
    }

    /// <summary>On a phone the running day is in sight first.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_grid is not { ShiftNames.Count: > 0 } || _revealedFor == _shownFor)
        {
            return;
        }

        _revealedFor = _shownFor;
        try
        {
            await using IJSObjectReference frame = await Script.InvokeAsync<IJSObjectReference>("import", Stopping, "/js/frame.js");
            await frame.InvokeVoidAsync("revealColumn", Stopping, _scroller, "th.plan-today");
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone.
        }
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Address.Changed -= OnAddressChanged;
        return base.DisposeCoreAsync();
    }

    private async Task ReadAgainAsync()
    {
        PlantWeek week = Week;
        _readAt = Time.GetUtcNow();
        if (week.Monday != _shownFor)
        {
            _drafts.Clear();
            (_shownFor, _grid, _told) = (week.Monday, null, null);
        }

        try
        {
            TargetGrid grid = await Reader.ReadAsync(PlantId, week, Stopping);
            if (week.Monday == _shownFor)
            {
                (_grid, _fault) = (grid, null);
                _clock = grid.Plan.Calendar.Clock;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _fault = fault.Message;
        }
    }

    private void OnAddressChanged() => _ = InvokeAsync(async () =>
    {
        if (Week.Monday != _shownFor)
        {
            await ReadAgainAsync();
        }

        StateHasChanged();
    });

    private void Enter(TargetCell cell, string? text)
    {
        string typed = text?.Trim() ?? string.Empty;
        _told = null;
        if (Read(typed) is { IsReadable: true } read && read.Quantity == cell.Quantity)
        {
            _drafts.Remove(cell.Key);
        }
        else
        {
            _drafts[cell.Key] = typed;
        }
    }

    private void CopyWeekBefore()
    {
        IReadOnlyList<TargetChange> copied = Desk.OfTheWeekBefore(_grid!);
        foreach (TargetChange change in copied)
        {
            _drafts.TryAdd((change.LineId, change.Date, change.Shift), Text(change.Quantity));
        }

        _told = copied.Count switch
        {
            0 => "Nothing to copy: every shift has its target already, or last week had none.",
            1 => "1 empty field was filled from the week before; save it below.",
            int count => $"{count} empty fields were filled from the week before; save them below.",
        };
    }

    private void Discard()
    {
        _drafts.Clear();
        _told = null;
    }

    private async Task<string?> SaveAsync(string name, CancellationToken cancel)
    {
        Dictionary<(string, DateOnly, string), TargetCell> cells = _grid!.Lines.SelectMany(line => line.Cells).ToDictionary(cell => cell.Key);
        TargetChange[] changes = [.. _drafts.Where(draft => cells.ContainsKey(draft.Key)).Select(draft => new TargetChange(draft.Key.LineId, draft.Key.Day, draft.Key.Shift, Read(draft.Value).Quantity, cells[draft.Key].Version))];
        string? fault = Desk.Save(changes, name);
        if (fault is null)
        {
            _drafts.Clear();
            _told = changes.Length == 1 ? "1 target saved." : $"{changes.Length} targets saved.";
        }

        await ReadAgainAsync();
        return fault;
    }

    private async Task ImportedAsync(int count)
    {
        _told = count == 1 ? "1 target imported." : $"{count} targets imported.";
        await ReadAgainAsync();
    }

    private string TextOf(TargetCell cell) => _drafts.TryGetValue(cell.Key, out string? draft) ? draft : Text(cell.Quantity);

    private string? FaultOf(TargetCell cell) => _drafts.TryGetValue(cell.Key, out string? draft) && !Read(draft).IsReadable ? "a number above 0" : null;

    private static string CellName(TargetLine line, TargetCell cell) => $"{line.Name}, {cell.Shift.Name}, {cell.Shift.Day.ToString("dddd d MMMM", CultureInfo.CurrentCulture)}";

    private string Sum(IEnumerable<TargetCell> cells)
    {
        double[] wanted = [.. cells.Select(cell => _drafts.TryGetValue(cell.Key, out string? draft) ? Read(draft).Quantity : cell.Quantity).OfType<double>()];
        return wanted.Length == 0 ? "–" : FigureText.Units(wanted.Sum());
    }

    /// <summary>Made of wanted in the shifts that are over; null while none is.</summary>
    private static double? Attainment(IEnumerable<TargetCell> cells)
    {
        TargetCell[] over = [.. cells.Where(cell => cell.Shift.IsOver && cell.Wanted is not null)];
        double wanted = over.Sum(cell => cell.Wanted!.Value);
        return wanted > 0 ? over.Sum(cell => cell.Good ?? 0) / wanted : null;
    }

    private static string Text(double? quantity) => quantity?.ToString("#,0.###", CultureInfo.CurrentCulture) ?? string.Empty;

    /// <summary>What a field says: nothing, or a number above 0.</summary>
    private static (bool IsReadable, double? Quantity) Read(string text) => text.Length == 0
        ? (true, null)
        : double.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.CurrentCulture, out double number) && number is > 0 and <= OrderFaults.MostUnits
            ? (true, number)
            : (false, null);
}
