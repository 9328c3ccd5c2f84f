using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>What a search found.</summary>
/// <param name="Placements">Place of each task.</param>
/// <param name="Cost">Its cost, or the end of the last task.</param>
/// <param name="Bound">No schedule costs less, or ends earlier: proven.</param>
/// <param name="Iterations">Iterations made.</param>
public sealed record SearchResult(ImmutableArray<SlotPlacement> Placements, double Cost, double Bound, int Iterations)
{
    /// <summary>Share by which the best schedule may be better at most.</summary>
    public double Gap => Cost <= Bound ? 0 : (Cost - Bound) / Cost;
}
