using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Orders and their states, recurring plans, calendars, costs.</summary>
public sealed class WorkOrderTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly WorkContent s_content = new() { Type = WorkType.Predictive, Title = "Change bearings", Asset = "Mixing", Component = "BallBearings", Duration = TimeSpan.FromHours(8) };

    [Fact]
    public void Verbs_FromOpenToCompleted_KeepWhoWhyWhenAndCountVersions()
    {
        WorkOrder done = Open().Plan(Placement(), "Ana", s_now.AddHours(1), "part is there").Start("Ben", s_now.AddHours(2)).Pause("Ben", "tool broke", s_now.AddHours(3)).Resume("Ben", s_now.AddHours(4))
            .Complete(new(FindingKind.Confirmed, "pitted", true), "Ben", s_now.AddHours(5));

        Assert.Equal((WorkState.Completed, 6, s_now.AddHours(5), false), (done.State, done.Version, done.CompletedAt, done.IsLive));
        Assert.Equal([WorkVerb.Created, WorkVerb.Planned, WorkVerb.Started, WorkVerb.Paused, WorkVerb.Resumed, WorkVerb.Completed], done.History.Select(action => action.Verb));
        Assert.Equal(new WorkAction(WorkVerb.Paused, s_now.AddHours(3), "Ben", "tool broke"), done.History[3]);
    }

    [Fact]
    public void Report_OfACompletedOrder_HappensOnce_AndALifeEndsWithANewOrAFailedPart()
    {
        WorkOrder done = Open().Start("Ben", s_now).Complete(new(FindingKind.NoFaultFound, null, true), "Ben", s_now);
        WorkOrder told = done.Report("outcome 7", s_now);

        Assert.True(done is { IsReported: false, EndsLife: true } && told is { IsReported: true, Version: 4 });
        Assert.Equal(new WorkAction(WorkVerb.Reported, s_now, null, "outcome 7"), told.History[^1]);
        Refused("has no finding to report", () => told.Report("again", s_now));
        Refused("has no finding to report", () => Open().Report("too soon", s_now));
        WorkOrder mended = WorkOrder.Create("1", s_content with { Type = WorkType.Corrective }, WorkOrigin.ByHand, "Ana", s_now).Start("Ben", s_now);
        Assert.True(mended.Complete(new(FindingKind.Confirmed, null, false), "Ben", s_now).EndsLife);
        Assert.False(mended.Complete(new(FindingKind.NoFaultFound, null, false), "Ben", s_now).EndsLife);
        Assert.False(Open().Start("Ben", s_now).Complete(new(FindingKind.Confirmed, null, false), "Ben", s_now).EndsLife);
    }

    [Fact]
    public void Verbs_InTheWrongState_AreRefusedWithTheReason()
    {
        WorkOrder started = Open().Start("Ben", s_now);
        WorkOrder done = started.Complete(new(FindingKind.NoFaultFound, null, false), "Ben", s_now);

        Refused("is started and cannot be planned", () => started.Plan(Placement(), "Ana", s_now));
        Refused("is open and cannot be completed", () => Open().Complete(new(FindingKind.Confirmed, null, false), "Ben", s_now));
        Refused("is completed and cannot be cancelled", () => done.Cancel("Ana", "why not", s_now));
        Refused("is open and cannot be resumed", () => Open().Resume("Ben", s_now));
        Refused("a reason is needed to pause", () => started.Pause("Ben", " ", s_now));
        Refused("a note must say what", () => started.Complete(new(FindingKind.Other, null, false), "Ben", s_now));
        Refused("a name is needed", () => started.Pause(" ", "tool broke", s_now));
        Refused("names no component", () => WorkOrder.Create("1", s_content with { Component = null }, WorkOrigin.ByHand, "Ana", s_now).Start("Ben", s_now).Complete(new(FindingKind.Confirmed, null, true), "Ben", s_now));
        Refused("duration: ", () => started.Amend(s_content with { Duration = TimeSpan.Zero }, "Ana", s_now));
    }

    [Fact]
    public void CalendarRecurrence_OverDaylightSaving_KeepsTheReadingOfTheClocks()
    {
        CalendarRecurrence weekly = new() { Every = 1, Unit = RecurrenceUnit.Week, First = new(2026, 3, 22), At = new(2, 30), TimeZone = "Europe/Berlin" };

        Assert.Equal(new DateTimeOffset(2026, 3, 22, 1, 30, 0, TimeSpan.Zero), weekly.Due(0));
        // 2:30 does not exist on 29 March: the offset before the gap counts.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), weekly.Due(1));
        Assert.Equal(new DateTimeOffset(2026, 4, 5, 0, 30, 0, TimeSpan.Zero), weekly.Due(2));
        // 2:30 comes twice on 25 October: the first counts.
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), weekly.DueAfter(new(2026, 10, 20, 0, 0, 0, TimeSpan.Zero)));
        CalendarRecurrence monthly = new() { Every = 1, Unit = RecurrenceUnit.Month, First = new(2026, 1, 31) };
        Assert.Equal([new(2026, 1, 31), new(2026, 2, 28), new DateOnly(2026, 3, 31)], Enumerable.Range(0, 3).Select(i => DateOnly.FromDateTime(monthly.Due(i).Date)));
        Assert.Equal(monthly.Due(2), monthly.DueAfter(monthly.Due(1)));
    }

    [Fact]
    public void RecurringPlan_ByCounter_IsDueWhenItsRateReachesIt()
    {
        RecurringPlan plan = new() { Id = "grease", Content = s_content, Recurrence = new CounterRecurrence { Counter = CounterKind.RunningHours, Every = 2_000 }, LastReading = 10_000, Reading = 11_900, ReadAt = s_now, PerDay = 20, LeadDays = 7 };

        Assert.Equal(s_now.AddDays(5), plan.NextDue(s_now));
        (WorkOrder order, RecurringPlan after) = plan.Next("1", s_now)!.Value;
        Assert.Equal((s_now.AddDays(5), new WorkOrigin(OriginKind.Plan, "grease")), (order.Content.Due, order.Origin));
        Assert.Null(after.Next("2", s_now));
        Assert.Equal(s_now.AddDays(5 + 100), after.NextDue(s_now));
        Assert.Null((plan with { Reading = 10_100 }).Next("1", s_now));
    }

    [Fact]
    public void CrewCalendar_OverDaylightSaving_HasNightShiftsOfSevenAndNineHours()
    {
        CrewCalendar nights = new() { TimeZone = "Europe/Berlin", Shifts = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyShift(day, new(22, 0), new(6, 0)))] };

        TimeSpan Shift(int month, int day) => nights.Within(new(new(2026, month, day, 12, 0, 0, TimeSpan.Zero), new(2026, month, day + 1, 12, 0, 0, TimeSpan.Zero))).Single().Length;

        Assert.Equal((7, 9, 8), (Shift(3, 28).TotalHours, Shift(10, 24).TotalHours, Shift(5, 1).TotalHours));
        CrewCalendar off = nights with { Off = [new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero))], Extra = [new(new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero), new(2026, 5, 1, 11, 0, 0, TimeSpan.Zero))] };
        Assert.Equal([2, 4], off.Within(new(new(2026, 5, 1, 5, 0, 0, TimeSpan.Zero), new(2026, 5, 2, 12, 0, 0, TimeSpan.Zero))).Select(stretch => stretch.Length.TotalHours));
    }

    [Fact]
    public void JobCosts_BufferedStation_LosesOutputOnlyBeyondTheBuffer()
    {
        CostCatalogue costs = new() { LabourPerHour = 60 };
        ComponentCosts bearings = new() { Component = "BallBearings", PlannedHours = 8, FailureHours = 24, Technicians = 2, PartCost = 3_000, SecondaryDamage = 5_000, Scrap = 2_000 };
        LineRates line = new() { Line = "L", ContributionPerHour = 1_000, Steps = [new("Mixing", 10), new("Coating", 0)] };

        ReplacementCosts found = JobCosts.Of(costs, bearings, line, "Mixing");

        Assert.Equal(3_000 + (8 * 2 * 60), found.Planned);
        Assert.Equal(3_000 + (24 * 2 * 60) + 5_000 + 2_000 + (14 * 1_000), found.Failure);
        Assert.Equal(["currency: 'euro' is no code of ISO 4217; write three capital letters, for example EUR", "lines[0].pacingStep: 'X' is none of the steps"], (costs with { Currency = "euro", Lines = [line with { PacingStep = "X" }] }).Faults());
    }

    private static WorkOrder Open() => WorkOrder.Create("1", s_content, new(OriginKind.Forecast, "model-1"), "Ana", s_now);

    private static WorkPlacement Placement() => new(s_now.AddDays(1), s_now.AddDays(1).AddHours(8), "a", false);

    private static void Refused(string reason, Func<object> act) => Assert.Contains(reason, Assert.Throws<WorkOrderException>(act).Message, StringComparison.Ordinal);
}
