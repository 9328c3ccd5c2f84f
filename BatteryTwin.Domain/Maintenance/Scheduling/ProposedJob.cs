using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A job's place in a proposed schedule and why.</summary>
/// <param name="Id">Id of the order.</param>
/// <param name="Start">Begin; null when it is left out.</param>
/// <param name="End">End; null when it is left out.</param>
/// <param name="Crew">Id of the crew; null when it is left out, or nobody is known.</param>
/// <param name="IsFixed">It stood there already.</param>
/// <param name="Cost">Expected cost of waiting and lateness at that place, lost output aside.</param>
/// <param name="LostOutput">Worth of the output lost by it alone, beyond planned stops and stops of other jobs.</param>
/// <param name="FailureProbability">Probability that it fails before; null without a forecast.</param>
/// <param name="Reasons">Why there, the weightiest first.</param>
public sealed record ProposedJob(
    string Id,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    string? Crew,
    bool IsFixed,
    double Cost,
    double LostOutput,
    double? FailureProbability,
    ImmutableArray<PlacementReason> Reasons);
