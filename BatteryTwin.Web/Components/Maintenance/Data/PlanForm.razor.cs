using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Maintenance;
using BatteryTwin.Web.State.Maintenance.Data;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Maintenance.Data;

/// <summary>A recurring plan as a form; when it would be due is shown as one types.</summary>
public sealed partial class PlanForm
{
    private const int DuesShown = 3;

    private PlanDraft _draft = new();
    private Versioned<RecurringPlan>? _seen;
    private string? _id;
    private IReadOnlyList<StopPlace> _stations = [];
    private IReadOnlyList<string> _components = [];
    private string? _preview;
    private string? _suggestedZone;

    [Inject]
    public required OrderDrafts Drafts { get; init; }

    [Inject]
    public required CostEffects Parts { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [Inject]
    public required PlantZones Zones { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The plan that is changed; null for a new one.</summary>
    [Parameter]
    public Versioned<RecurringPlan>? Known { get; set; }

    /// <summary>Raised when the plan shall be deleted.</summary>
    [Parameter]
    public EventCallback OnDelete { get; set; }

    protected override void Begin()
    {
        _seen = _id is null ? Known : Desk.Plan(_id);
        _id ??= Known?.Id;
        _stations = Drafts.Stations();
        _draft = _seen is null ? New() : PlanDraft.Of(_seen.Value);
        if (_seen is not null && _draft.Recurrence.By != RecurrenceChoice.Calendar)
        {
            (_draft.Recurrence.First, _draft.Recurrence.TimeZone) = (Today.AddDays(1), Zones.Of(_draft.Asset).Id);
        }

        _components = Parts.Components(_draft.Asset);
        ShowDues();
    }

    protected override void SeeNewest() => _seen = _id is null ? null : Desk.Plan(_id);

    protected override (DataOutcome? Outcome, FieldFaults Faults) Save(string name)
    {
        (RecurringPlan? plan, FieldFaults faults) = Entered(_seen?.Id ?? _id ?? Desk.NewPlanId(_draft.Title));
        return (plan is null ? null : Desk.Save(_seen, plan, name), faults);
    }

    private DateOnly Today => DateOnly.FromDateTime(Calendar.ToPlantTime(Time.GetUtcNow()).Date);

    private PlanDraft New()
    {
        string asset = _stations.Count > 0 ? _stations[0].Id : string.Empty;
        _suggestedZone = Zones.Of(asset).Id;
        return new() { Asset = asset, Recurrence = new() { First = Today.AddDays(7), TimeZone = _suggestedZone } };
    }

    private (RecurringPlan? Plan, FieldFaults Faults) Entered(string id)
    {
        _draft.Recurrence.ReadNow = Time.GetUtcNow();
        return _draft.ToPlan(id, _seen?.Value);
    }

    /// <summary>Suggests the asset's components; a time zone that nobody touched is that of the asset's plant.</summary>
    private void FollowAsset()
    {
        _components = Parts.Components(_draft.Asset);
        if (_seen is null && _draft.Recurrence.TimeZone == _suggestedZone)
        {
            _draft.Recurrence.TimeZone = _suggestedZone = Zones.Of(_draft.Asset).Id;
        }

        ShowDues();
    }

    /// <summary>Says when the work would be due, as long as the recurrence is complete.</summary>
    private void ShowDues()
    {
        FieldFaults faults = new();
        DateTimeOffset now = Time.GetUtcNow();
        _draft.Recurrence.ReadNow = now;
        RecurringPlan plan = _draft.Recurrence.Into(
            (_seen?.Value ?? new() { Id = "new", Content = new() { Type = _draft.Type, Title = "new", Asset = "new", Duration = TimeSpan.FromHours(1) }, Recurrence = new CounterRecurrence { Counter = default, Every = 1 } }) with { IsActive = _draft.IsActive },
            faults);
        _preview = (faults.Count, RecurrenceDraft.Dues(plan, now, DuesShown)) switch
        {
            ( > 0, _) => null,
            (_, []) => $"Next due {RecurrenceWords.Waiting(plan) ?? "at no time that is known"}.",
            (_, [var due]) => $"Next due {RecurrenceWords.Due(plan, due, Calendar, now)}.",
            (_, var dues) => $"Next due {string.Join(", then ", dues.Select(due => RecurrenceWords.Due(plan, due, Calendar, now)))}.",
        };
    }
}
