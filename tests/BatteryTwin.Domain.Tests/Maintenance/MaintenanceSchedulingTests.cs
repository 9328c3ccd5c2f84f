using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Tests.Shared.Maintenance;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Schedules of plants: feasible by the independent checker, cheap, and explained.</summary>
public sealed class MaintenanceSchedulingTests
{
    private static readonly DateTimeOffset s_monday = GeneratedCase.Monday;

    private static readonly WeeklyShift[] s_early = [.. Enumerable.Range(1, 5).Select(day => new WeeklyShift((DayOfWeek)day, new(6, 0), new(14, 0)))];

    private static readonly LineRates s_line = new() { Line = "Line1", ContributionPerHour = 1_000, Steps = [new("Mixing", 4), new("Coating", 0)] };

    [Fact]
    public void Propose_GeneratedPlants_IsFeasible() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            SchedulingCase plant = new GeneratedCase(seed).Make(40, 4, 2, TimeSpan.FromMinutes(30));

            ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(60));

            Assert.Empty(ScheduleCheck.Faults(plant, Placed(schedule)));
            Assert.InRange(schedule.Bound, 0, schedule.Cost + 1e-6);
            Assert.All(schedule.Jobs, job => Assert.True(job.Reasons.Length > 0 || job.Start is not null, $"{job.Id} is left out without a reason"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Propose_CrewsOfPlaces_WorkThereOnly()
    {
        Crew here = Crew("a", "mechanical") with { Places = ["Plant-A"] };
        Crew there = Crew("b", "mechanical") with { Places = ["Plant-B"] };
        SchedulingCase plant = Case([here, there], Job("one") with { Wholes = ["Plant-B", "Line1", "Mixing"] }, Job("two") with { Wholes = ["Plant-C"] });

        ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(20));

        Assert.Equal(["b", null], schedule.Jobs.Select(job => job.Crew));
        Assert.Contains(ScheduleCheck.Faults(plant, [new("one", s_monday, s_monday.AddHours(2), "a")]), fault => fault.Text.Contains("does not work on Mixing", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_WrongSchedules_NamesEachFault()
    {
        SchedulingCase plant = Case(
            [Crew("a", "mechanical"), Crew("b", "welding")],
            Job("one") with { Skills = ["welding"], Earliest = s_monday.AddHours(3), AwaitedPart = "SEAL-12" },
            Job("two") with { After = ["one"] },
            Job("three") with { Fixed = new(s_monday.AddHours(1), s_monday.AddHours(3), "a", true) });

        IReadOnlyList<ScheduleFault> faults = ScheduleCheck.Faults(
            plant,
            [
                new("one", s_monday, s_monday.AddHours(2), "a"),
                new("two", s_monday.AddHours(1), s_monday.AddHours(3), "a"),
                new("three", s_monday.AddHours(12), s_monday.AddHours(14), "a"),
            ]);

        string all = string.Join('\n', faults.Select(fault => fault.Text));
        Assert.Contains("before part SEAL-12 arrives", all, StringComparison.Ordinal);
        Assert.Contains("lacks welding", all, StringComparison.Ordinal);
        Assert.Contains("before the job it waits for", all, StringComparison.Ordinal);
        Assert.Contains("fixed but moved", all, StringComparison.Ordinal);
        Assert.Contains("stop Mixing at once", all, StringComparison.Ordinal);
        Assert.Contains("works 0 h", all, StringComparison.Ordinal);
        Assert.Contains("has 1 technicians, but 2 are needed", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_PartsSkillsAndCostOfWaiting_AreTheReasons()
    {
        WaitingCost waiting = new(new WeibullLife(2, 300), new(1_000, 20_000), 1, 1);
        SchedulingCase plant = Case(
            [Crew("a", "mechanical"), Crew("b", "welding")],
            Job("seal") with { Skills = ["welding"], Earliest = new(2026, 3, 17, 14, 0, 0, TimeSpan.Zero), AwaitedPart = "SEAL-12", Waiting = waiting });

        ProposedJob job = Assert.Single(MaintenanceScheduling.Propose(plant, new(50)).Jobs);

        Assert.Equal(new DateTimeOffset(2026, 3, 18, 6, 0, 0, TimeSpan.Zero), job.Start);
        Assert.Equal("b", job.Crew);
        Assert.Equal(waiting.At(48).FailureProbability, job.FailureProbability);
        string[] texts = [.. job.Reasons.Select(reason => reason.Text)];
        Assert.Contains("after part SEAL-12 arrives Tue 17 Mar 14:00", texts);
        Assert.Contains("only Crew b has welding", texts);
        Assert.Contains(texts, text => text.StartsWith("waiting costs ", StringComparison.Ordinal) && text.Contains(" EUR/h then; it fails before with 2.5 %", StringComparison.Ordinal));
    }

    [Fact]
    public void Propose_DueAfterAPlannedStop_WaitsForItAndSaysSo()
    {
        SchedulingCase plant = Case([Crew("a", "mechanical")], Job("seal") with { Asset = "Coating", Due = s_monday.AddDays(9), LatenessPerHour = 5 }) with
        {
            Stops = [new("Line1", new(s_monday.AddDays(2), s_monday.AddDays(2).AddHours(8)), "cleaning")],
        };

        ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(50));

        ProposedJob job = Assert.Single(schedule.Jobs);
        Assert.Equal((s_monday.AddDays(2), 0, 0), (job.Start, job.LostOutput, schedule.Cost));
        Assert.Contains("in the planned stop 'cleaning' from Wed 18 Mar 06:00 to Wed 18 Mar 14:00", job.Reasons.Select(reason => reason.Text));
    }

    [Fact]
    public void Propose_TwoJobsOfOneLine_ShareOneStop()
    {
        SchedulingCase plant = Case(
            [Crew("a", "mechanical"), Crew("b", "mechanical")],
            Job("one") with { Asset = "Coating", Due = s_monday.AddHours(30), LatenessPerHour = 3_000 },
            Job("two") with { Asset = "Slitting", Due = s_monday.AddHours(60), LatenessPerHour = 3_000 });

        ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(200));

        Assert.Equal(2_000, schedule.Cost, 1e-6);
        Assert.Equal(schedule.Jobs[0].Start, schedule.Jobs[1].Start);
        Assert.Contains(schedule.Jobs[1].Reasons, reason => reason.Kind == ReasonKind.SharedStop && reason.Text.Contains("'one'", StringComparison.Ordinal));
    }

    [Fact]
    public void Propose_BuffersAndLeftOutJobs_AreExplained()
    {
        SchedulingCase plant = Case(
            [Crew("a", "mechanical")],
            Job("buffered"),
            Job("nobody") with { Skills = ["laser"] },
            Job("waits") with { After = ["nobody"] },
            Job("dear") with { Asset = "Coating", Due = s_monday.AddDays(30), LatenessPerHour = 1 });

        ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(100));

        Assert.Contains("buffers keep Line1 going for 4 h: no output lost", Texts("buffered"));
        Assert.Contains("left out: no crew has laser", Texts("nobody"));
        Assert.Contains("left out: it waits for 'nobody', which is left out", Texts("waits"));
        Assert.Contains("left out: doing it costs 2,000 EUR at least, leaving it until Mon 30 Mar 06:00 0 EUR", Texts("dear"));

        IEnumerable<string> Texts(string id) => schedule.Jobs.Single(job => job.Id == id).Reasons.Select(reason => reason.Text);
    }

    [Fact]
    public void Propose_PinnedWhereItDoesNotFit_StaysAndOthersGiveWay()
    {
        WorkPlacement pinned = new(s_monday, s_monday.AddHours(2), "a", true);
        SchedulingCase plant = Case([Crew("a", "mechanical")], Job("pinned") with { Skills = ["laser"], Fixed = pinned }, Job("other"));

        ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(100));

        Assert.Equal((pinned.Start, pinned.End, "a"), (schedule.Jobs[0].Start!.Value, schedule.Jobs[0].End!.Value, schedule.Jobs[0].Crew));
        Assert.Equal(pinned.End, schedule.Jobs[1].Start);
        Assert.Equal("Crew a lacks laser for 'pinned'", Assert.Single(ScheduleCheck.Faults(plant, Placed(schedule))).Text);
    }

    [Fact]
    public void Propose_Shortest_EndsSoonestWithABound()
    {
        SchedulingCase plant = Case([Crew("a", "mechanical"), Crew("b", "mechanical")], Job("one") with { Asset = "A" }, Job("two") with { Asset = "B" }, Job("three") with { Asset = "C" }, Job("four") with { Asset = "D", After = ["one"] }) with { Shortest = true };

        ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(200));

        Assert.Equal((4, 4, 0), (schedule.Cost, schedule.Bound, schedule.Gap));
    }

    [Fact]
    public void Coupling_AStoppedStep_ReachesThePacingStepAfterItsBuffers()
    {
        LineCoupling coupling = LineCoupling.Of(new() { Line = "L", PacingStep = "C", Steps = [new("A", 1), new("B", 2), new("C", 3), new("D", 0)] });

        Assert.Equal((3, 2, 0, 3, 0), (coupling.ProtectionHours("A"), coupling.ProtectionHours("B"), coupling.ProtectionHours("C"), coupling.ProtectionHours("D"), coupling.ProtectionHours("X")));
    }

    private static ScheduledJob[] Placed(ProposedSchedule schedule) => [.. schedule.Jobs.Where(job => job.Start is not null).Select(job => new ScheduledJob(job.Id, job.Start!.Value, job.End!.Value, job.Crew))];

    private static SchedulingCase Case(Crew[] crews, params ScheduleJob[] jobs) => new() { Start = s_monday, End = s_monday.AddDays(14), Crews = [.. crews], Jobs = [.. jobs], Lines = [s_line] };

    private static Crew Crew(string id, params string[] skills) => new() { Id = id, Name = $"Crew {id}", Skills = [.. skills], Calendar = new() { Shifts = [.. s_early] } };

    private static ScheduleJob Job(string id) => new() { Id = id, Title = id, Asset = "Mixing", Line = "Line1", Duration = TimeSpan.FromHours(2) };
}
