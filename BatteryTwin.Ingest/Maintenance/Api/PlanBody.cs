using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A recurring plan as clients write it; its id stands in the address.</summary>
internal sealed record PlanBody(WorkContentBody? Order, Recurrence? Recurrence, double? LeadDays, bool? IsActive, double? LastReading, double? Reading, DateTimeOffset? ReadAt, double? PerDay)
{
    public RecurringPlan ToPlan(string id, RecurringPlan? known) => new()
    {
        Id = id.Length <= 100 ? id : throw MaintenanceRequest.Invalid("the plan's id is longer than 100 characters"),
        Content = (Order ?? throw MaintenanceRequest.Invalid("order: it is missing; say what is to be done")).ToContent(),
        Recurrence = Recurrence ?? throw MaintenanceRequest.Invalid("recurrence: it is missing; write {\"by\": \"calendar\", \"every\": 2, \"unit\": \"week\", \"first\": \"2026-01-05\", \"at\": \"06:00\", \"timeZone\": \"Europe/Berlin\"} or {\"by\": \"counter\", \"counter\": \"runningHours\", \"every\": 2000}"),
        LeadDays = LeadDays ?? 14,
        IsActive = IsActive ?? true,
        LastDue = known?.LastDue,
        LastReading = LastReading ?? known?.LastReading ?? 0,
        Reading = Reading ?? known?.Reading,
        ReadAt = ReadAt ?? known?.ReadAt,
        PerDay = PerDay ?? known?.PerDay ?? 0,
    };
}
