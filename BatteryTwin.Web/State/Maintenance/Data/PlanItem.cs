using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A recurring plan in the list.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Place">Station and component in words.</param>
/// <param name="NextDue">When the next order is due; null when nobody knows.</param>
/// <param name="LastOrder">The order that was made of it last; null when it is not among the newest.</param>
public sealed record PlanItem(Versioned<RecurringPlan> Plan, string Place, DateTimeOffset? NextDue, WorkOrder? LastOrder);
