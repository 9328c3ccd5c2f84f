namespace BatteryTwin.Domain.Production.Orders;

/// <summary>Rows of an imported table that can be used, and what is wrong with the others.</summary>
public sealed record PlanTable<T>(IReadOnlyList<T> Rows, IReadOnlyList<RowFault> Faults);
