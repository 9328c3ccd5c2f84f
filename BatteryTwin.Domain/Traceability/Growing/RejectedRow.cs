namespace BatteryTwin.Domain.Traceability.Growing;

/// <summary>A row that was not taken.</summary>
/// <param name="Row">Its number, 1 = first below the header or first of the list.</param>
/// <param name="Id">Its identifier, where it has one.</param>
/// <param name="Column">The column at fault; null for the row as a whole.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record RejectedRow(long Row, string? Id, string? Column, string Reason);
