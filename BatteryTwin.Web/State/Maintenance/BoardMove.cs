using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>A move that somebody made on the board.</summary>
/// <param name="Before">Where the order stood; null when it had no place.</param>
/// <param name="After">The order as the move left it.</param>
public sealed record BoardMove(WorkPlacement? Before, WorkOrder After);
