using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Planning;
using BatteryTwin.Web.State.Production;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>The editor of a plant's calendar. The week drawn stands in the address.</summary>
public sealed partial class CalendarTab : ComponentBase, IDisposable
{
    private const int DaysDrawn = 14;
    private static readonly string[] s_zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id == "UTC" || id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private PlantPlan _plan = null!;
    private CalendarDraft _draft = null!;
    private PlantCalendar? _calendar;
    private IReadOnlyList<CalendarFault> _faults = [];
    private IReadOnlyList<CalendarStripDay> _days = [];
    private IReadOnlyList<CalendarStripDay> _changes = [];
    private IReadOnlyList<string> _goneShifts = [];
    private bool _isChanged;
    private bool _isSaving;
    private string? _told;

    [Inject]
    public required PlantPlans Plans { get; init; }

    [Inject]
    public required PlantPlanDesk Desk { get; init; }

    [Inject]
    public required PlanPlants Plants { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The plant whose calendar is shown.</summary>
    [Parameter, EditorRequired]
    public string PlantId { get; set; } = string.Empty;

    private DateOnly Today => (_calendar ?? _plan.Calendar).Clock.DayOf(Time.GetUtcNow());

    private PlantWeek Running => PlantWeek.Of(Today);

    private PlantWeek Week => PlantWeek.Parse(Address.Value("week")) ?? Running;

    private string StripTitle => $"{Week.Monday.ToString("d MMM", CultureInfo.CurrentCulture)} to {Week.Monday.AddDays(DaysDrawn - 1).ToString("d MMM yyyy", CultureInfo.CurrentCulture)}";

    private string By => Desk.CalendarBy(PlantId) is var (who, at)
        ? $"last changed {(who is null ? null : $"by {who} ")}on {TimeZoneInfo.ConvertTime(at, _plan.Calendar.Zone).ToString("d MMM yyyy", CultureInfo.CurrentCulture)}"
        : "even shifts around the clock: nobody entered others";

    public void Dispose() => Address.Changed -= OnAddressChanged;

    protected override void OnInitialized()
    {
        Address.Changed += OnAddressChanged;
        Read();
    }

    private void OnAddressChanged() => _ = InvokeAsync(() =>
    {
        Draw();
        StateHasChanged();
    });

    private void Read()
    {
        _plan = Plans.Of(PlantId);
        _draft = CalendarDraft.Of(_plan.Calendar);
        (_isChanged, _told) = (false, null);
        Draw();
    }

    private void Touch()
    {
        (_isChanged, _told) = (true, null);
        Draw();
    }

    private void Draw()
    {
        PlantCalendar? calendar = _draft.Entry.ToCalendar(_plan.Calendar.Zone);
        _calendar = calendar is null ? null : calendar with { PlannedStops = _plan.Calendar.PlannedStops };
        _faults = _draft.Faults(_calendar);
        _goneShifts = [.. _plan.Calendar.Shifts.Select(shift => shift.Name).Except(_draft.Shifts.Select(shift => shift.Name.Trim()), StringComparer.Ordinal)];
        if (_calendar is not { } known)
        {
            return;
        }

        HashSet<string> scopes = [PlantId];
        _days = [.. Enumerable.Range(0, DaysDrawn).Select(day => CalendarStripGeometry.Day(known, Week.Monday.AddDays(day), scopes))];
        _changes = [.. CalendarStripGeometry.ClockChanges(known.Clock, Today).SelectMany(day => new[] { day.AddDays(-1), day }).Select(day => CalendarStripGeometry.Day(known, day, scopes))];
    }

    private void AddShift()
    {
        TimeOnly start = _draft.Shifts.Count > 0 ? _draft.Shifts[^1].End : new(6, 0);
        _draft.Shifts.Add(ShiftDraft.Of(new($"Shift {_draft.Shifts.Count + 1}", start, start.AddHours(8), [])));
        Touch();
    }

    private void AddHoliday()
    {
        _draft.Holidays.Add(new() { Date = Today.AddDays(1) });
        Touch();
    }

    private void AddStop()
    {
        _draft.Stops.Add(RecurringDraft.Of(new(string.Empty, CalendarTime.Pause, new(12, 0), TimeSpan.FromMinutes(30), [])));
        Touch();
    }

    private void Remove<T>(List<T> entries, T entry)
    {
        entries.Remove(entry);
        Touch();
    }

    private string? Save(string name)
    {
        string? fault = Desk.Save(_plan, _draft.Entry, name);
        if (fault is null)
        {
            Read();
            _told = "The calendar is saved.";
        }

        return fault;
    }

    private RenderFragment Faults(CalendarPart part, int index) => builder =>
    {
        foreach (CalendarFault fault in _faults.Where(fault => fault.Part == part && fault.Index == index))
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "plan-fault");
            builder.AddContent(2, $"▲ {fault.Message}");
            builder.CloseElement();
        }
    };
}
