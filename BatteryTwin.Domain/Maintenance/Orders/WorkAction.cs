namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>An entry of an order's history: what happened, when, who declared to have done it (null: the system) and why.</summary>
public sealed record WorkAction(string Verb, DateTimeOffset Time, string? Name, string? Reason = null);
