using BatteryTwin.Domain.Maintenance.Scheduling.Bounds;
using BatteryTwin.Domain.Maintenance.Scheduling.Search;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Shortest schedules and their bounds on published instances.</summary>
public sealed class MakespanTests
{
    [Fact]
    public void Ft06_Search_FindsTheOptimumAndStatesTheGap()
    {
        SearchResult found = SlotSearch.Run(PublishedInstances.Ft06, new(20_000));

        Feasible(PublishedInstances.Ft06, found);
        Assert.Equal((55, 52), (found.Cost, found.Bound));
        Assert.Equal(3 / 55.0, found.Gap, 1e-12);
    }

    [Fact]
    public void La01_Search_FindsAndProvesTheOptimum()
    {
        SearchResult found = SlotSearch.Run(PublishedInstances.La01, new(20_000));

        Feasible(PublishedInstances.La01, found);
        Assert.Equal((666, 666, 0), (found.Cost, found.Bound, found.Gap));
    }

    [Fact]
    public void J3011_Search_FindsAndProvesTheOptimum()
    {
        SearchResult found = SlotSearch.Run(PublishedInstances.J3011, new(20_000));

        Feasible(PublishedInstances.J3011, found);
        Assert.Equal((43, 43, 0), (found.Cost, found.Bound, found.Gap));
    }

    [Fact]
    public void Bounds_PublishedInstances_AreTheWorkedOnes()
    {
        (SlotProblem ft06, SlotProblem la01, SlotProblem j3011) = (PublishedInstances.Ft06, PublishedInstances.La01, PublishedInstances.J3011);

        Assert.Equal((47, 413, 38), (MakespanBounds.LongestChain(ft06), MakespanBounds.LongestChain(la01), MakespanBounds.LongestChain(j3011)));
        Assert.Equal([42, 33, 26, 25, 52, 49], Enumerable.Range(0, 6).Select(machine => MakespanBounds.MachineLoad(ft06, machine)));
        Assert.Equal([48, 47, 47, 47, 52, 49], Enumerable.Range(0, 6).Select(machine => MakespanBounds.OneMachine(ft06, machine)));
        Assert.Equal([40, 26, 26, 22, 40, 43], Enumerable.Range(0, 6).Select(machine => MakespanBounds.Energy(ft06, machine)));
        Assert.Equal([609, 536, 530, 508, 666], Enumerable.Range(0, 5).Select(machine => MakespanBounds.MachineLoad(la01, machine)));
        Assert.Equal([609, 536, 546, 508, 666], Enumerable.Range(0, 5).Select(machine => MakespanBounds.OneMachine(la01, machine)));
        Assert.Equal([17, 22, 8, 25], Enumerable.Range(0, 4).Select(resource => MakespanBounds.Energy(j3011, resource)));
        Assert.Equal(40, MakespanBounds.OneMachine(j3011, 1));
        Assert.Equal((52, 666, 43), (MakespanBounds.Best(ft06), MakespanBounds.Best(la01), MakespanBounds.Best(j3011)));
    }

    [Fact]
    public void Best_FixedWork_CountsItsEndAndNotItsDuration()
    {
        SlotTask task = new() { Id = "a", Modes = [new(6, [new(0, 1)])] };
        SlotProblem problem = new() { Horizon = 40, Shortest = true, Resources = [new("machine", 1)], Tasks = [task with { Fixed = new(0, 0, 2) }, task with { Id = "b", After = [0] }] };

        Assert.Equal(8, MakespanBounds.Best(problem));
        Assert.Equal(20, MakespanBounds.Best(problem with { Tasks = [task with { Fixed = new(0, 18, 20) }, task with { Id = "b" }] }));
    }

    [Fact]
    public void OneMachine_TheTinyCase_LoadTenJacksonElevenOptimumTwelve()
    {
        SlotProblem problem = new()
        {
            Horizon = 40,
            Resources = [new("machine", 1)],
            Tasks =
            [
                new() { Id = "a", Modes = [new(5, [new(0, 1)])] },
                new() { Id = "b", Modes = [new(2, [new(0, 1)])], Release = 1 }, new() { Id = "b tail", Modes = [new(8, [])], After = [1] },
                new() { Id = "c", Modes = [new(3, [new(0, 1)])], Release = 4 }, new() { Id = "c tail", Modes = [new(3, [])], After = [3] },
            ],
            Shortest = true,
        };

        Assert.Equal(11, JacksonSchedule.End([(0, 5, 0), (1, 2, 8), (4, 3, 3)]));
        Assert.Equal((10, 11), (MakespanBounds.MachineLoad(problem, 0), MakespanBounds.OneMachine(problem, 0)));
        Assert.Equal(12, SlotSearch.Run(problem, new(500)).Cost);
    }

    private static void Feasible(SlotProblem problem, SearchResult found) => Assert.Empty(SlotSchedules.Faults(problem, found.Placements));
}
