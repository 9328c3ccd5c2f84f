using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Tests.Shared.Maintenance;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>What would follow if a person put a job somewhere.</summary>
public sealed class PlacementPreviewsTests
{
    private static readonly DateTimeOffset s_monday = GeneratedCase.Monday;

    /// <summary>Monday to Friday, 06:00 to 14:00 UTC.</summary>
    private static readonly Crew s_crew = new()
    {
        Id = "a",
        Name = "Crew A",
        Skills = ["mechanical"],
        Calendar = new() { Shifts = [.. Enumerable.Range(1, 5).Select(day => new WeeklyShift((DayOfWeek)day, new(6, 0), new(14, 0)))] },
    };

    private static readonly LineRates s_line = new() { Line = "Line1", ContributionPerHour = 1_000, PacingStep = "Coating", Steps = [new("Mixing", 1), new("Coating", 0)] };

    [Fact]
    public void PlaceFrom_BeforeTheShift_BeginsWithIt_AndRestsOverNight()
    {
        DateTimeOffset midnight = s_monday.Date == s_monday ? s_monday : new(s_monday.Date, TimeSpan.Zero);

        TimeStretch place = s_crew.PlaceFrom(midnight, TimeSpan.FromHours(10))!.Value;

        Assert.Equal((midnight.AddHours(6), midnight.AddHours(32)), (place.Start, place.End));
        Assert.Null((s_crew with { Calendar = new() }).PlaceFrom(midnight, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void At_NextShift_CountsRiskOutputAndFaults()
    {
        DateTimeOffset midnight = new(s_monday.Date, TimeSpan.Zero);
        WaitingCost cost = new(new NormalLife(100, 20), new(1_000, 20_000));
        ScheduleJob bearings = Job("bearings", "Mixing", 4) with { Waiting = cost, WaitingFrom = midnight };
        PlacementPreviews previews = Previews([bearings, Job("seal", "Coating", 2)], new ScheduledJob("seal", midnight.AddHours(8), midnight.AddHours(10), "a"));

        PlacementPreview preview = previews.At("bearings", "a", midnight.AddHours(2))!;

        // The mixer's buffer feeds the coater for an hour; of the three hours then lost the coater's own job stands for two.
        Assert.Equal((midnight.AddHours(6), midnight.AddHours(10)), (preview.Start, preview.End));
        Assert.Equal((1.0, 1_000.0), (preview.LostHours, preview.LostOutput));
        Assert.Equal(cost.At(6).FailureProbability, preview.FailureProbability);
        Assert.InRange(preview.Extra!.Value, 0, 1);
        Assert.Contains(preview.Faults, fault => fault.Text.Contains("has 1 technicians, but 2 are needed", StringComparison.Ordinal));

        PlacementPreview late = previews.At("bearings", "a", midnight.AddHours(102))!;
        Assert.Empty(late.Faults);
        Assert.True(late.FailureProbability > 0.5);
        Assert.True(late.Extra > 9_000);
    }

    [Fact]
    public void At_AStationWithBuffersLongerThanTheWork_LosesNothing()
    {
        DateTimeOffset midnight = new(s_monday.Date, TimeSpan.Zero);
        PlacementPreviews previews = Previews([Job("filter", "Mixing", 1)]);

        Assert.Equal(0, previews.At("filter", "a", midnight)!.LostHours);
        Assert.Null(previews.At("filter", "nobody", midnight));
        Assert.Null(previews.At("nothing", "a", midnight));
    }

    [Fact]
    public void CrewFor_AJobWithoutOne_TakesTheOneThatCanAndIsDoneFirst()
    {
        DateTimeOffset midnight = new(s_monday.Date, TimeSpan.Zero);
        Crew night = s_crew with { Id = "n", Calendar = new() { Shifts = [new(midnight.DayOfWeek, new(0, 0), new(5, 0))] } };
        Crew other = night with { Id = "o", Skills = [] };
        PlacementPreviews previews = new(Case([Job("one", "Mixing", 2)]) with { Crews = [s_crew, other, night] }, []);

        Assert.Equal("n", previews.CrewFor("one", midnight)!.Id);
        Assert.Equal("a", previews.CrewFor("one", midnight.AddHours(5.5))!.Id);
    }

    private static PlacementPreviews Previews(ScheduleJob[] jobs, params ScheduledJob[] plan) => new(Case(jobs), plan);

    private static SchedulingCase Case(ScheduleJob[] jobs) => new()
    {
        Start = new(s_monday.Date, TimeSpan.Zero),
        End = new DateTimeOffset(s_monday.Date, TimeSpan.Zero).AddDays(14),
        Crews = [s_crew],
        Lines = [s_line],
        Jobs = [.. jobs],
    };

    private static ScheduleJob Job(string id, string asset, double hours) => new() { Id = id, Title = id, Asset = asset, Line = "Line1", Duration = TimeSpan.FromHours(hours), Skills = ["mechanical"] };
}
