using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.State.Overview;

/// <summary>What one more day of waiting means for a component with a forecast, or for an order that is late without one.</summary>
/// <param name="Key">Tells it from others.</param>
/// <param name="Name">The component in words, or the order's title.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Asset">Twin that carries it.</param>
/// <param name="Component">The component; null for an order without a forecast.</param>
/// <param name="Order">The live order about it; null when nobody asked for one.</param>
/// <param name="Crew">Name of the crew that is to do it.</param>
/// <param name="DayCost">What one more day of waiting costs; null where no costs are known.</param>
/// <param name="Day">What that is made of; null for an order without a forecast.</param>
/// <param name="Week">Probability that it fails within seven days; null where it is not told.</param>
/// <param name="IsAtRisk">It may fail before its next planned stop.</param>
public sealed record ComponentRisk(
    string Key, string Name, string Place, string Asset, string? Component, WorkOrder? Order, string? Crew, double? DayCost, WaitingDay? Day, LifeChance? Week, bool IsAtRisk);
