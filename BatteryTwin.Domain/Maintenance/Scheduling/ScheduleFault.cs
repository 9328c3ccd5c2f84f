namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>What does not fit in a schedule.</summary>
/// <param name="Job">Id of the job.</param>
/// <param name="Other">Id of another job it collides with; null when there is none.</param>
/// <param name="Text">In words.</param>
public sealed record ScheduleFault(string Job, string? Other, string Text);
