using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Scheduling.Search;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Cheapest schedules of random small problems against all schedules, and of larger ones for feasibility and bounds.</summary>
public sealed class CostSearchTests
{
    [Fact]
    public void Search_SmallProblems_FindsTheBestOfAllSchedulesAndTheBoundIsBelow()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            SlotProblem problem = Random(new Random(seed), 3, 8);

            SearchResult found = SlotSearch.Run(problem, new(2_000));

            Assert.Empty(SlotSchedules.Faults(problem, found.Placements));
            double best = SlotSchedules.Best(problem);
            Assert.Equal(best, found.Cost, 1e-6);
            Assert.True(found.Bound <= best + 1e-6, $"the bound holds in problem {seed}");
        }
    }

    [Fact]
    public void Search_LargerProblems_AreFeasibleAndNoBetterThanTheBound() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            SlotProblem problem = Random(new Random(seed), 15, 60);

            SearchResult found = SlotSearch.Run(problem, new(150));

            Assert.Empty(SlotSchedules.Faults(problem, found.Placements));
            Assert.Equal(problem.CostOf(found.Placements), found.Cost, 1e-6);
            Assert.True(found.Bound <= found.Cost + 1e-6, "the bound holds");
            SearchResult again = SlotSearch.Run(problem, new(150));
            Assert.Equal((IEnumerable<SlotPlacement>)found.Placements, again.Placements);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Search_OneMachineWithoutConflicts_IsProvenBest()
    {
        SlotProblem problem = new()
        {
            Horizon = 20,
            Resources = [new("crew", 1)],
            Tasks = [.. Enumerable.Range(0, 4).Select(at => new SlotTask { Id = $"{at}", Modes = [new(2, [new(0, 1)])], CostByStart = [.. Enumerable.Range(0, 21).Select(slot => Math.Abs(slot - (5.0 * at)))], CostLeftOut = 100 })],
        };

        SearchResult found = SlotSearch.Run(problem, new(100));

        Assert.Equal((0, 0, 0), (found.Cost, found.Bound, found.Gap));
    }

    [Fact]
    public void Search_TasksInACircle_IsRefused()
    {
        SlotProblem problem = new() { Horizon = 9, Resources = [], Tasks = [new() { Id = "a", Modes = [new(1, [])], After = [1] }, new() { Id = "b", Modes = [new(1, [])], After = [0] }] };

        Assert.Contains("circle", Assert.Throws<ArgumentException>(() => SlotSearch.Run(problem, new(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_Cancelled_Stops()
    {
        using CancellationTokenSource cancel = new();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => SlotSearch.Run(Random(new Random(1), 15, 60), new(1_000_000), null, cancel.Token));
    }

    /// <summary>Tasks with crews on shifts, stations, a line with a planned stop, chains, fixed tasks.</summary>
    private static SlotProblem Random(Random random, int tasks, int horizon)
    {
        WorkingSlots shift = new([.. Enumerable.Range(0, horizon).Select(_ => random.Next(4) > 0)]);
        ImmutableArray<SlotResource> resources = [new("crew A", 1, shift), new("crew B", 2), new("station 1", 1), new("station 2", 1)];
        bool hasFixed = random.Next(3) == 0;
        return new()
        {
            Horizon = horizon,
            Resources = resources,
            Lines = [new(random.Next(6), [.. Enumerable.Range(0, horizon).Select(slot => slot * 3 / horizon == 1)])],
            Tasks = [.. Enumerable.Range(0, tasks).Select(at => Task(at))],
        };

        SlotTask Task(int at)
        {
            int duration = 1 + random.Next(3);
            SlotUse station = new(2 + random.Next(2), 1);
            int best = random.Next(horizon);
            double slope = random.Next(4);
            bool isFixed = hasFixed && at == 0;
            return new()
            {
                Id = $"task {at}",
                Modes = isFixed ? [new(duration, [new(1, 1), station])] : [new(duration, [new(0, 1), station]), new(duration, [new(1, 1 + random.Next(2)), station], random.Next(2))],
                Release = random.Next(3),
                CostByStart = [.. Enumerable.Range(0, horizon + 1).Select(slot => slope * Math.Abs(slot - best))],
                CostByEnd = [.. Enumerable.Range(0, horizon + 1).Select(slot => Math.Max(0.0, slot - best))],
                CostLeftOut = 10 + random.Next(40),
                Line = random.Next(3) > 0 ? 0 : -1,
                LineDelay = random.Next(2),
                MayPause = random.Next(2) == 0,
                After = at > 1 && random.Next(4) == 0 ? [random.Next(1, at)] : [],
                Fixed = isFixed ? new(0, 1, 1 + duration) : null,
            };
        }
    }
}
