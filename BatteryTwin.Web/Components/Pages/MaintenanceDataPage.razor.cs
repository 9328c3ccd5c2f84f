using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Maintenance;
using BatteryTwin.Web.State.Maintenance.Data;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>Who does the work, what it costs, and what recurs. In the address: <c>tab</c> (crews, costs, plans) and <c>id</c> (what is open as a form).</summary>
public sealed partial class MaintenanceDataPage
{
    private const string CrewTab = "crews";
    private const string CostTab = "costs";
    private const string PlanTab = "plans";
    private const string DemoWords = "the demo plant’s orders of magnitude";

    private static readonly (string Tab, string Label)[] s_tabs = [(CrewTab, "Crews"), (CostTab, "Costs"), (PlanTab, "Recurring plans")];

    private MaintenanceDataView? _view;
    private DataChange? _undo;
    private string? _notice;
    private string? _fault;
    private string? _opened;
    private bool _isRefused;
    private bool _isDeleting;
    private int _saves;

    [Inject]
    public required MaintenanceDataReader Reader { get; init; }

    [Inject]
    public required MaintenanceDataDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(3);

    private string Tab => Address.Value("tab") is CostTab or PlanTab ? Address.Value("tab")! : CrewTab;

    private string? Id => Address.Value("id") is { Length: > 0 } id ? id : null;

    private bool IsOpen => Id is not null;

    private string FormKey => $"{Tab}|{Id}|{_saves}";

    private string Finding => _view switch
    {
        null when _fault is not null => "What planning rests on cannot be read now.",
        null => "Reading crews, costs and plans …",
        var view => string.Join(' ', new[] { ForecastWords.Capital($"{Counted(view.Crews.Count, "crew", "crews")}, {Counted(view.Components.Count, "component cost", "component costs")}, {Counted(view.Plans.Count, "recurring plan", "recurring plans")}."), Doubts(view), Due(view) }.OfType<string>()),
    };

    protected override void OnInitialized()
    {
        Address.Changed += OnAddressChanged;
        Read();
    }

    protected override ValueTask<bool> OnTickAsync()
    {
        if (Address.PausedAt is null && !_isDeleting)
        {
            Read();
        }

        return new(Address.PausedAt is null && !_isDeleting);
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Address.Changed -= OnAddressChanged;
        return base.DisposeCoreAsync();
    }

    private void OnAddressChanged() => _ = InvokeAsync(() =>
    {
        _isDeleting = false;
        StateHasChanged();
    });

    private void Read()
    {
        try
        {
            _view = Reader.Read();
            _fault = null;
        }
        catch (StorageUnavailableException problem)
        {
            _fault = $"{ForecastWords.Capital(problem.Message.TrimEnd('.'))}.";
        }
    }

    /// <summary>Shows the list with what was changed, and offers to take it back.</summary>
    private void Settle(DataChange change)
    {
        (_undo, _notice, _isRefused) = (change, change.Words, false);
        _saves++;
        Read();
        Address.Set(("id", null));
    }

    /// <summary>Asks with what hangs on it now; the question stays as it was asked.</summary>
    private void AskToDelete()
    {
        Read();
        _isDeleting = true;
    }

    private Task<string?> DeleteAsync(DataOutcome outcome)
    {
        if (outcome.Change is { } change)
        {
            Settle(change);
        }

        return Task.FromResult(outcome.Fault);
    }

    private void Undo()
    {
        if (_undo is not { } change)
        {
            return;
        }

        _undo = null;
        string? fault = change.Undo();
        (_notice, _isRefused) = (fault ?? $"Taken back: {change.Words}", fault is not null);
        _saves++;
        Read();
    }

    private CrewItem? ChosenCrew(MaintenanceDataView view) => view.Crews.FirstOrDefault(item => item.Crew.Id == Id);

    private PlanItem? ChosenPlan(MaintenanceDataView view) => view.Plans.FirstOrDefault(item => item.Plan.Id == Id);

    /// <summary>What the address names is there, or was when it was opened: a form does not vanish under its maker's hands.</summary>
    private bool IsKnown(MaintenanceDataView view)
    {
        bool isThere = Id == MaintenanceDataIds.New || Tab switch
        {
            CostTab => Id == MaintenanceDataIds.Plant || view.Lines.Any(item => item.Id == MaintenanceDataIds.Line(Id)) || view.Components.Any(item => item.Costs.Component == MaintenanceDataIds.Part(Id)),
            PlanTab => ChosenPlan(view) is not null,
            _ => ChosenCrew(view) is not null,
        };
        _opened = isThere ? FormKey : _opened;
        return _opened == FormKey;
    }

    private string FormTitle(MaintenanceDataView view) => Tab switch
    {
        _ when !IsKnown(view) => "No such entry",
        CostTab when Id == MaintenanceDataIds.Plant => "Costs of the whole plant",
        CostTab when MaintenanceDataIds.Line(Id) is { } line => view.Lines.FirstOrDefault(item => item.Id == line)?.Title ?? line,
        CostTab => MaintenanceDataIds.Part(Id) is { } part ? ForecastWords.Name(part) : "New component",
        PlanTab => ChosenPlan(view)?.Plan.Value.Content.Title ?? "New recurring plan",
        _ => ChosenCrew(view)?.Crew.Value.Name ?? "New crew",
    };

    private static string ComponentTitle(MaintenanceDataView view) => view.Components.Where(item => item.Effects.Count > 0).MaxBy(item => item.Effects[0].Failure) is { } dearest
        ? $"The dearest failure: {ForecastWords.Name(dearest.Costs.Component).ToLowerInvariant()}, {WorkWords.Money(dearest.Effects[0].Failure, view.Costs.Value.Currency)}"
        : "What failures cost";

    private static string? Doubts(MaintenanceDataView view) => (view.Components.Count(item => item.Doubt is not null), view.HasDemoCosts) switch
    {
        (0, false) => null,
        (0, true) => "Costs are still the demo plant’s orders of magnitude.",
        (1, _) => "▲ Costs of 1 component look wrong.",
        var (count, _) => $"▲ Costs of {count} components look wrong.",
    };

    private string? Due(MaintenanceDataView view) => view.Plans is [{ NextDue: { } due, Plan.Value: var plan }, ..]
        ? $"Next due: {plan.Content.Title}, {RecurrenceWords.Due(plan, due, Calendar, view.At)}."
        : null;

    private static string Counted(int count, string one, string several) => count == 0 ? $"no {several}" : $"{count} {(count == 1 ? one : several)}";
}
