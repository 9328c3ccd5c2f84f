using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>What waiting with the replacement of a component costs.</summary>
/// <param name="Asset">Twin that carries it.</param>
/// <param name="Component">The component.</param>
/// <param name="Cost">Expected cost.</param>
/// <param name="From">When the hours of the cost begin to count.</param>
public sealed record ComponentWaiting(string Asset, string Component, WaitingCost Cost, DateTimeOffset From);
