namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>What would follow if a job were put somewhere.</summary>
/// <param name="Start">When the crew would really begin: at the wanted time, or when its next shift does.</param>
/// <param name="End">When it would be done.</param>
/// <param name="Crew">Id of the crew.</param>
/// <param name="FailureProbability">Probability that it fails before; null without a forecast.</param>
/// <param name="Waiting">Expected cost of doing it then; null without a forecast.</param>
/// <param name="Extra">How much more that is than at the best time from now on; null without a forecast.</param>
/// <param name="LostHours">Hours of output that its line would lose by it alone, beyond planned stops and stops of other jobs.</param>
/// <param name="LostOutput">Their worth.</param>
/// <param name="Faults">What would not fit: skills, shifts, parts, order, stations and crews in use.</param>
public sealed record PlacementPreview(
    DateTimeOffset Start,
    DateTimeOffset End,
    string Crew,
    double? FailureProbability,
    double? Waiting,
    double? Extra,
    double LostHours,
    double LostOutput,
    IReadOnlyList<ScheduleFault> Faults);
