using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Feasibility of slot schedules and the best of all of them, by trying slot by slot: slow and plain.</summary>
internal static class SlotSchedules
{
    public static IReadOnlyList<string> Faults(SlotProblem problem, IReadOnlyList<SlotPlacement> placements)
    {
        List<string> faults = [];
        for (int i = 0; i < placements.Count; i++)
        {
            (SlotTask task, SlotPlacement its) = (problem.Tasks[i], placements[i]);
            if (task.Fixed is { } wanted && its != wanted)
            {
                faults.Add($"{task.Id} moved");
            }

            if (!its.IsPlaced || task.Fixed is not null)
            {
                continue;
            }

            if (its.Start < task.Release || its.End > problem.Horizon)
            {
                faults.Add($"{task.Id} outside its window");
            }

            WorkingSlots? open = task.Modes[its.Mode].Uses.Select(use => problem.Resources[use.Resource].Open).FirstOrDefault(calendar => calendar is not null);
            int[] worked = [.. Enumerable.Range(its.Start, its.End - its.Start).Where(slot => open is null || open.IsOpen(slot))];
            if (worked.Length != task.Modes[its.Mode].Duration || (worked.Length > 0 && (worked[0] != its.Start || worked[^1] != its.End - 1)) || (!task.MayPause && worked.Length != its.End - its.Start))
            {
                faults.Add($"{task.Id} works {worked.Length} slots of {task.Modes[its.Mode].Duration}");
            }

            faults.AddRange(task.After.Where(before => !placements[before].IsPlaced || placements[before].End > its.Start).Select(before => $"{task.Id} before {problem.Tasks[before].Id}"));
        }

        for (int resource = 0; resource < problem.Resources.Length; resource++)
        {
            for (int slot = 0; slot < problem.Horizon; slot++)
            {
                int[] users = [.. Enumerable.Range(0, placements.Count).Where(i => placements[i].IsPlaced && placements[i].Start <= slot && placements[i].End > slot && Units(i) > 0)];
                bool movable = users.Any(i => problem.Tasks[i].Fixed is null);
                if (movable && problem.Resources[resource].Open?.IsOpen(slot) != false && users.Sum(Units) > problem.Resources[resource].Capacity)
                {
                    faults.Add($"{problem.Resources[resource].Name} over its capacity in slot {slot}");
                }

                int Units(int task) => problem.Tasks[task].Modes[placements[task].Mode].Uses.Where(use => use.Resource == resource).Sum(use => use.Units);
            }
        }

        return faults;
    }

    /// <summary>The least cost of all schedules.</summary>
    public static double Best(SlotProblem problem) => Best(problem, [], double.PositiveInfinity);

    private static double Best(SlotProblem problem, List<SlotPlacement> chosen, double least)
    {
        if (chosen.Count == problem.Tasks.Length)
        {
            return Faults(problem, chosen).Count == 0 ? Math.Min(least, problem.CostOf(chosen)) : least;
        }

        SlotTask task = problem.Tasks[chosen.Count];
        IEnumerable<SlotPlacement> choices = task.Fixed is { } stands ? [stands] : Choices(problem, task).Append(SlotPlacement.None);
        foreach (SlotPlacement choice in choices)
        {
            chosen.Add(choice);
            if (Partial(problem, chosen) < least)
            {
                least = Best(problem, chosen, least);
            }

            chosen.RemoveAt(chosen.Count - 1);
        }

        return least;
    }

    /// <summary>Costs are not negative, so a part costs no more than the whole.</summary>
    private static double Partial(SlotProblem problem, List<SlotPlacement> chosen)
    {
        SlotProblem part = problem with { Tasks = [.. problem.Tasks.Take(chosen.Count).Select(task => task with { After = [] })] };
        return Faults(part, chosen).Count > 0 ? double.PositiveInfinity : part.CostOf(chosen);
    }

    private static IEnumerable<SlotPlacement> Choices(SlotProblem problem, SlotTask task)
    {
        for (int mode = 0; mode < task.Modes.Length; mode++)
        {
            for (int start = task.Release; start < problem.Horizon; start++)
            {
                for (int end = start + task.Modes[mode].Duration; end <= problem.Horizon; end++)
                {
                    if (Faults(problem with { Tasks = [task with { After = [] }] }, [new(mode, start, end)]).Count == 0)
                    {
                        yield return new(mode, start, end);
                    }
                }
            }
        }
    }
}
