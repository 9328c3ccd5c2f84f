namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>One reason for where a job stands.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Text">In words, without a full stop.</param>
public sealed record PlacementReason(ReasonKind Kind, string Text);
