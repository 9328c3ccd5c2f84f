using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A proposed schedule.</summary>
/// <param name="Jobs">Every job of the case, in its order.</param>
/// <param name="Unavoidable">Part of the cost that no schedule avoids: every job's least cost, were it alone and no output lost.</param>
/// <param name="Cost">Expected cost of waiting, lateness and lost output; when the shortest schedule was asked for, hours until the last job is done.</param>
/// <param name="Bound">No schedule has less: proven.</param>
/// <param name="Gap">(Cost − Bound) / Cost: the share by which another schedule may be better at most.</param>
/// <param name="Iterations">Iterations of the search.</param>
public sealed record ProposedSchedule(ImmutableArray<ProposedJob> Jobs, double Unavoidable, double Cost, double Bound, double Gap, int Iterations)
{
    /// <summary>The same share of the avoidable cost: the stricter figure, as what every schedule costs is left out of it.</summary>
    public double AvoidableGap => Cost <= Bound ? 0 : (Cost - Bound) / (Cost - Unavoidable);
}
