namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>How long to search. By iterations alone the result is the same every time; a time limit gives what was reached by then.</summary>
/// <param name="Iterations">Most iterations.</param>
/// <param name="Seed">Decides everything that is drawn.</param>
/// <param name="Time">Longest time; null = no limit.</param>
/// <param name="Clock">Measures it; needed with a time limit.</param>
public sealed record SearchLimits(int Iterations, ulong Seed = 1, TimeSpan? Time = null, TimeProvider? Clock = null);
