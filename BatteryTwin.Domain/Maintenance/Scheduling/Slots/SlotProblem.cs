using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>Tasks to be placed on a grid of equal slots: resource-constrained project scheduling with several modes, calendars and shared stops.</summary>
public sealed record SlotProblem
{
    /// <summary>Number of slots.</summary>
    public required int Horizon { get; init; }

    public required ImmutableArray<SlotResource> Resources { get; init; }

    public required ImmutableArray<SlotTask> Tasks { get; init; }

    public ImmutableArray<SlotLine> Lines { get; init; } = [];

    /// <summary>The last task should end early; without it, costs should be low.</summary>
    public bool Shortest { get; init; }

    /// <summary>The slots in which a mode's work goes on; null = all.</summary>
    public WorkingSlots? Working(SlotMode mode) => (mode ?? throw new ArgumentNullException(nameof(mode))).Uses.Select(use => Resources[use.Resource].Open).FirstOrDefault(open => open is not null);

    /// <summary>End of a task that begins at a slot; −1 when it cannot.</summary>
    /// <param name="task">The task.</param>
    /// <param name="mode">Its way.</param>
    /// <param name="working">The slots in which that way's work goes on.</param>
    /// <param name="start">First slot.</param>
    public int EndOf(SlotTask task, SlotMode mode, WorkingSlots? working, int start)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(mode);
        int end = working is not null ? working.EndOf(start, mode.Duration, task.MayPause) : start + mode.Duration;
        return end <= Horizon ? end : -1;
    }

    /// <summary>A task's least cost over all its begins, or of leaving it out; what it stands at when it is fixed. Output of lines aside.</summary>
    public double LeastAlone(SlotTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Fixed is { } placement)
        {
            return task.CostAt(placement);
        }

        double least = task.CostLeftOut;
        for (int mode = 0; mode < task.Modes.Length; mode++)
        {
            WorkingSlots? working = Working(task.Modes[mode]);
            for (int start = task.Release; start < Horizon; start++)
            {
                least = EndOf(task, task.Modes[mode], working, start) is >= 0 and int end ? Math.Min(least, task.CostAt(new(mode, start, end))) : least;
            }
        }

        return least;
    }

    /// <summary>Cost of a schedule: of every task, and of each line's lost slots once. The end of the last task when <see cref="Shortest"/>.</summary>
    public double CostOf(IReadOnlyList<SlotPlacement> placements)
    {
        ArgumentNullException.ThrowIfNull(placements);
        if (Shortest)
        {
            return placements.All(placement => placement.IsPlaced) ? placements.Max(placement => placement.End) : double.PositiveInfinity;
        }

        double cost = 0;
        bool[][] lost = [.. Lines.Select(_ => new bool[Horizon])];
        for (int i = 0; i < Tasks.Length; i++)
        {
            SlotTask task = Tasks[i];
            cost += task.CostAt(placements[i]);
            if (task.Line >= 0 && placements[i].IsPlaced)
            {
                for (int slot = placements[i].Start + task.LineDelay; slot < placements[i].End; slot++)
                {
                    lost[task.Line][slot] |= !Lines[task.Line].Standing[slot];
                }
            }
        }

        return cost + lost.Zip(Lines, (slots, line) => slots.Count(isLost => isLost) * line.LossPerSlot).Sum();
    }
}
