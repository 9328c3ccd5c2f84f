using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A recurring plan as clients see it.</summary>
internal sealed record PlanView(string Id, long Version, WorkContentBody Order, Recurrence Recurrence, double LeadDays, bool IsActive, DateTimeOffset? LastDue, DateTimeOffset? NextDue, double LastReading, double? Reading, DateTimeOffset? ReadAt, double PerDay);
