namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>A part that an order needs.</summary>
/// <param name="Part">Number or name of the part.</param>
/// <param name="Quantity">How many, at least 1.</param>
/// <param name="AvailableAt">When they are there; null = in stock.</param>
public sealed record PartNeed(string Part, int Quantity, DateTimeOffset? AvailableAt = null);
