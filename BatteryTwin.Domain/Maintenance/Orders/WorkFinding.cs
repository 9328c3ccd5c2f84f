namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What was found and done.</summary>
/// <param name="Kind">Whether the fault was there.</param>
/// <param name="Note">In words; needed for <see cref="FindingKind.Other"/>.</param>
/// <param name="Replaced">The component is new: its age counts from the completion.</param>
public sealed record WorkFinding(FindingKind Kind, string? Note, bool Replaced);
