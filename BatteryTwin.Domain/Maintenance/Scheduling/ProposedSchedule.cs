using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A proposed schedule. Costs are what the schedule decides about: waiting, lateness and lost output, above what each job costs at its own best time.</summary>
/// <param name="Jobs">Every job of the case, in its order.</param>
/// <param name="Unavoidable">Sum of every job's cost at its own best time, were it alone and no output lost.</param>
/// <param name="Cost">Cost above that; when the shortest schedule was asked for, hours until the last job is done.</param>
/// <param name="Bound">No schedule has less: proven.</param>
/// <param name="Gap">(Cost − Bound) / Cost: the share by which another schedule may be better at most.</param>
/// <param name="Iterations">Iterations of the search.</param>
public sealed record ProposedSchedule(ImmutableArray<ProposedJob> Jobs, double Unavoidable, double Cost, double Bound, double Gap, int Iterations);
