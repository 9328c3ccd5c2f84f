using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>What an hour beyond the due time counts, where no forecast says what waiting costs.</summary>
/// <param name="Priority">Priority of the order.</param>
/// <param name="PerHour">In the catalogue's currency.</param>
public sealed record LatenessRate(WorkPriority Priority, double PerHour);
