using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>An order without a place.</summary>
/// <param name="Order">The order.</param>
/// <param name="Place">Name of its station.</param>
/// <param name="WeekCost">What waiting another week costs, from its forecast or its due time; below zero while waiting saves.</param>
/// <param name="Best">The cheapest time; null without a forecast.</param>
/// <param name="FailureProbability">Probability that it fails within the week; null without a forecast.</param>
public sealed record TrayJob(WorkOrder Order, string Place, double WeekCost, DateTimeOffset? Best, double? FailureProbability);
