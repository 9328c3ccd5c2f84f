using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;

/// <summary>Crews and costs of the simulated plants: orders of magnitude that a plant replaces by its own.</summary>
internal static class DemoCrews
{
    private static readonly DayOfWeek[] s_weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Two crews of each plant: mechanics in early and late shifts all week, electricians on weekdays.</summary>
    public static IEnumerable<Crew> Crews => PlantSite.All.SelectMany(site => new[]
    {
        new Crew
        {
            Id = $"mechanics-{site.City.ToLowerInvariant()}",
            Name = $"Mechanics {site.City}",
            Technicians = 3,
            Skills = ["mechanical", "alignment"],
            Places = [$"Plant-{site.City}"],
            Calendar = new() { TimeZone = site.TimeZone, Shifts = [.. Enum.GetValues<DayOfWeek>().SelectMany(day => new WeeklyShift[] { new(day, new(6, 0), new(14, 0)), new(day, new(14, 0), new(22, 0)) })] },
        },
        new Crew
        {
            Id = $"electrical-{site.City.ToLowerInvariant()}",
            Name = $"Electricians {site.City}",
            Technicians = 2,
            Skills = ["electrical", "controls"],
            Places = [$"Plant-{site.City}"],
            Calendar = new() { TimeZone = site.TimeZone, Shifts = [.. s_weekdays.Select(day => new WeeklyShift(day, new(6, 0), new(14, 0)))] },
        },
    });

    public static CostCatalogue Costs { get; } = new()
    {
        Currency = "EUR",
        LabourPerHour = 60,
        Lines = [.. PlantSite.All.SelectMany(site => Enumerable.Range(1, site.Lines).Select(line => Line(site, line)))],
        Components =
        [
            new() { Component = "BallBearings", PlannedHours = 8, FailureHours = 24, Technicians = 2, PartCost = 3_000, SecondaryDamage = 5_000, Scrap = 4_000, UsualLifeHours = 25_000, Skills = ["mechanical", "alignment"] },
            new() { Component = "Dryer", PlannedHours = 4, FailureHours = 12, Technicians = 1, PartCost = 1_500, Scrap = 17_000, UsualLifeHours = 20_000, Skills = ["electrical"] },
            new() { Component = "Rolls", PlannedHours = 10, FailureHours = 30, Technicians = 2, PartCost = 8_000, SecondaryDamage = 4_000, Scrap = 6_000, UsualLifeHours = 12_000, Skills = ["mechanical"], PartLeadDays = 2 },
            new() { Component = "CircularBlades", PlannedHours = 1, FailureHours = 2, Technicians = 1, PartCost = 600, Scrap = 1_500, UsualLifeHours = 200, Skills = ["mechanical"] },
            new() { Component = "DosingPump", PlannedHours = 2, FailureHours = 6, Technicians = 1, PartCost = 3_000, Scrap = 3_000, UsualLifeHours = 4_000, Skills = ["mechanical"] },
            new() { Component = "Channels", PlannedHours = 6, FailureHours = 16, Technicians = 2, PartCost = 2_000, Scrap = 2_000, UsualLifeHours = 8_000, Skills = ["electrical"] },
        ],
        Lateness = [new(WorkPriority.Low, 1), new(WorkPriority.Medium, 5), new(WorkPriority.High, 20), new(WorkPriority.Urgent, 100)],
    };

    private static LineRates Line(PlantSite site, int line)
    {
        ImmutableArray<LineStep> steps = [.. Steps.InOrder.Select(step => new LineStep(new Station(site, line, step).TwinId, step.BufferMinutes / 60.0))];
        return new()
        {
            Line = $"ProductionLine{line}-{site.City}",
            ContributionPerHour = 3_000,
            RunningShare = 0.95,
            PacingStep = $"StackingStep-Line{line}-{site.City}",
            Steps = [.. steps[..^1], steps[^1] with { BufferAfterHours = 0 }],
        };
    }
}
