namespace BatteryTwin.Domain.Production.Orders;

/// <summary>What is wrong with a row of a table: line (from 1, the head included), column (null: the row as a whole) and what to do.</summary>
public sealed record RowFault(long Line, string? Column, string Message);
