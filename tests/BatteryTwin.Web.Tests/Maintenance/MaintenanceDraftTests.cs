using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Web.State.Maintenance.Data;

namespace BatteryTwin.Web.Tests.Maintenance;

/// <summary>What people type about crews, costs and plans, and what is wrong with it.</summary>
public sealed class MaintenanceDraftTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Crew_ThroughTheForm_StaysAsItIs()
    {
        Crew crew = new()
        {
            Id = "a",
            Name = "A",
            Technicians = 2,
            Skills = ["mechanical", "alignment"],
            Places = ["Line1-A"],
            Calendar = new()
            {
                TimeZone = "Europe/Berlin",
                Shifts = [new(DayOfWeek.Monday, new(6, 0), new(14, 0)), new(DayOfWeek.Friday, new(22, 0), new(6, 0)), new(DayOfWeek.Tuesday, new(6, 0), new(14, 0))],
                Off = [new(s_now.AddSeconds(30), s_now.AddHours(8))],
                Extra = [new(s_now.AddDays(1), s_now.AddDays(1.5))],
            },
        };

        (Crew? again, FieldFaults faults) = CrewDraft.Of(crew).ToCrew("a");

        Assert.Equal(0, faults.Count);
        Assert.Equal(CrewDraft.Facts(crew), CrewDraft.Facts(again!));
        Assert.Equal(crew.Calendar.Off, again!.Calendar.Off);
        Assert.Equal("Mon, Tue 06:00–14:00; Fri 22:00–06:00", CrewWords.Shifts(again.Calendar));
        Assert.Equal(24, CrewWords.WeekHours(again.Calendar.Shifts));
    }

    [Fact]
    public void TimeOff_IsByTheCrewsClock()
    {
        CrewDraft draft = CrewDraft.New("Europe/Berlin");
        draft.Name = "A";
        draft.Off.Add(new() { From = new(2026, 7, 1, 6, 0, 0), To = new(2026, 7, 2, 6, 0, 0) });

        Assert.Equal(new(new(2026, 7, 1, 4, 0, 0, TimeSpan.Zero), new(2026, 7, 2, 4, 0, 0, TimeSpan.Zero)), draft.ToCrew("a").Crew!.Calendar.Off[0]);
    }

    [Fact]
    public void WrongCrew_IsToldFieldByField()
    {
        CrewDraft draft = CrewDraft.New("Mars/Base");
        draft.Technicians = "two";
        draft.Shifts[0].Days.Clear();
        draft.Off.Add(new() { From = new(2026, 7, 2), To = new(2026, 7, 1) });

        FieldFaults faults = draft.ToCrew("a").Faults;

        Assert.Equal("A name is missing.", faults["name"]);
        Assert.Equal("“two” is no whole number.", faults["technicians"]);
        Assert.Contains("Mars/Base", faults["timeZone"], StringComparison.Ordinal);
        Assert.Contains("at least one day", faults["shift0"], StringComparison.Ordinal);
        Assert.Equal("The end does not lie after the begin.", faults["off0"]);
        Assert.Equal(5, faults.Count);
    }

    [Theory]
    [InlineData(new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Friday, DayOfWeek.Sunday }, "Mon–Wed, Fri, Sun")]
    [InlineData(new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }, "Sat, Sun")]
    public void Days_InARow_AreASpan(DayOfWeek[] days, string words) => Assert.Equal(words, CrewWords.Days(days.ToHashSet()));

    [Theory]
    [InlineData("06:00", "14:00", "8 h")]
    [InlineData("22:00", "06:00", "8 h, ends on the next day")]
    [InlineData("06:00", "06:00", "24 h, ends on the next day")]
    public void Shift_AcrossMidnight_SaysSo(string from, string to, string words) => Assert.Equal(words, new CrewShiftDraft { From = from, To = to }.Length);

    [Fact]
    public void WrongCosts_AreToldFieldByField()
    {
        ComponentCostDraft draft = new() { PartCost = "1,500", Scrap = "-1", Technicians = "1.5", FailureHours = "" };

        FieldFaults faults = draft.ToCosts().Faults;

        Assert.Equal("“1,500” is no number; write it like 1250.5.", faults["partCost"]);
        Assert.Equal("-1 is less than 0.", faults["scrap"]);
        Assert.Equal("“1.5” is no whole number.", faults["technicians"]);
        Assert.Equal("A number is missing.", faults["failureHours"]);
        Assert.StartsWith("Name the component", faults["component"], StringComparison.Ordinal);
    }

    [Fact]
    public void LineRates_ThroughTheForm_KeepTheirExactBuffers()
    {
        LineRates rates = new() { Line = "L", ContributionPerHour = 3_000, RunningShare = 0.95, PacingStep = "B", Steps = [new("A", 20 / 60.0), new("B", 0)] };

        Assert.Equal(LineRateDraft.Facts(rates), LineRateDraft.Facts(LineRateDraft.Of(rates).ToRates().Rates));
        LineRateDraft draft = LineRateDraft.Of(rates);
        draft.RunningPercent = "0";
        Assert.Equal("0 must lie between 0.01 and 100.", draft.ToRates().Faults["runningShare"]);
    }

    [Theory]
    [InlineData(RecurrenceChoice.RunningHours, "every 2,000 running hours")]
    [InlineData(RecurrenceChoice.Cycles, "every 2,000 cycles")]
    [InlineData(RecurrenceChoice.Calendar, "every month on day 5, 06:00 Berlin time")]
    public void Plan_ByAnyRecurrence_GoesThroughTheForm(RecurrenceChoice by, string words)
    {
        PlanDraft draft = new() { Title = "Grease", Asset = "Mix-A", Recurrence = new() { By = by, First = new(2026, 5, 5), TimeZone = "Europe/Berlin", Reading = "1900", PerDay = "20", ReadNow = s_now } };
        draft.Parts.Add(new() { Part = "Grease", Quantity = "2" });

        (RecurringPlan? plan, FieldFaults faults) = draft.ToPlan("grease", null);

        Assert.Empty(faults.Messages);
        Assert.Equal(words, RecurrenceWords.Of(plan!.Recurrence));
        Assert.Equal(by == RecurrenceChoice.Calendar ? new(2026, 5, 5, 4, 0, 0, TimeSpan.Zero) : s_now.AddDays(5), plan.NextDue(s_now));
        Assert.Equal(PlanDraft.Facts(plan), PlanDraft.Facts(PlanDraft.Of(plan).ToPlan("grease", plan).Plan!));
    }

    [Fact]
    public void WrongPlan_IsToldFieldByField()
    {
        PlanDraft draft = new() { Asset = "Mix-A", DurationHours = "0", LeadDays = "x", Recurrence = new() { Every = "0", At = "25:00" } };
        draft.Parts.Add(new());

        FieldFaults faults = draft.ToPlan("p", null).Faults;

        Assert.All(["title", "duration", "leadDays", "every", "first", "at", "part0"], field => Assert.NotNull(faults[field]));
    }
}
