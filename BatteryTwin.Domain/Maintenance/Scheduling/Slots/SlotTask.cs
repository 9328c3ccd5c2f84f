using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>A task to be placed in time.</summary>
public sealed record SlotTask
{
    public required string Id { get; init; }

    public required ImmutableArray<SlotMode> Modes { get; init; }

    /// <summary>First slot at which it may begin.</summary>
    public int Release { get; init; }

    /// <summary>Tasks that must have ended, by index.</summary>
    public ImmutableArray<int> After { get; init; } = [];

    /// <summary>Cost of beginning at each slot; null = nothing.</summary>
    public double[]? CostByStart { get; init; }

    /// <summary>Cost of ending at each slot, not falling; null = nothing.</summary>
    public double[]? CostByEnd { get; init; }

    /// <summary>Cost of leaving it out of the horizon; infinite = it must be placed if there is any place.</summary>
    public double CostLeftOut { get; init; } = double.PositiveInfinity;

    /// <summary>Index of the line that it stops; −1 = none.</summary>
    public int Line { get; init; } = -1;

    /// <summary>Slots after its begin for which buffers keep the line going.</summary>
    public int LineDelay { get; init; }

    /// <summary>It may rest while its resources do not work.</summary>
    public bool MayPause { get; init; } = true;

    /// <summary>It stands there already and is not moved, whether it fits or not.</summary>
    public SlotPlacement? Fixed { get; init; }

    /// <summary>What beginning and ending there costs, its way included.</summary>
    public double CostAt(SlotPlacement placement) => placement.IsPlaced
        ? (CostByStart?[placement.Start] ?? 0) + (CostByEnd?[placement.End] ?? 0) + Modes[placement.Mode].Cost
        : CostLeftOut;
}
