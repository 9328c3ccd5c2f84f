namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A job with a time and a crew, for the checker.</summary>
public sealed record ScheduledJob(string Id, DateTimeOffset Start, DateTimeOffset End, string? Crew);
