using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;

namespace BatteryTwin.Tests.Shared.Maintenance;

/// <summary>Maintenance of made-up battery plants: six lines of eight steps, crews on shifts, forecasts, due dates, parts, planned stops. The same for the same seed.</summary>
internal sealed class GeneratedCase(int seed)
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 16, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_skills = ["mechanical", "electrical", "welding", "vacuum", "instruments"];

    private static readonly (string Step, double BufferHours)[] s_steps =
        [("Mixing", 12), ("Coating", 24), ("Calendering", 8), ("Slitting", 8), ("Stacking", 0.25), ("Filling", 12), ("Formation", 72), ("EndOfLineTest", 0)];

    private readonly Random _random = new(seed);

    /// <summary>A case of so many jobs, crews and weeks; its time contains the last Sunday of March, on which Europe's clocks go forward.</summary>
    public SchedulingCase Make(int jobs, int crews, int weeks, TimeSpan? slot = null)
    {
        DateTimeOffset end = Monday.AddDays(7 * weeks);
        ImmutableArray<LineRates> lines = [.. Enumerable.Range(0, 6).Select(Line)];
        ImmutableArray<Crew> people = [.. Enumerable.Range(0, crews).Select(Crew)];
        return new()
        {
            Start = Monday,
            End = end,
            Slot = slot ?? TimeSpan.FromMinutes(15),
            Crews = people,
            Lines = lines,
            Stops = [.. lines.SelectMany((line, at) => Enumerable.Range(0, (weeks + 1) / 2).Select(two => Stop(line.Line, at, two)))],
            Jobs = WithPins([.. Enumerable.Range(0, jobs).Select(at => Job(at, lines, end))], people),
        };
    }

    private static LineRates Line(int at) => new()
    {
        Line = $"Line{at}",
        ContributionPerHour = 3_000 - (at * 200),
        PacingStep = $"Stacking-Line{at}",
        Steps = [.. s_steps.Select(step => new LineStep($"{step.Step}-Line{at}", step.BufferHours))],
    };

    private Crew Crew(int at)
    {
        TimeOnly start = new(6 + (8 * (at % 3)), 0);
        int days = at % 4 == 3 ? 7 : 5;
        return new()
        {
            Id = $"crew-{at}",
            Name = $"Crew {(char)('A' + at)}",
            Technicians = 2 + (at % 3),
            Skills = [s_skills[at % 5], s_skills[(at + 1 + _random.Next(3)) % 5]],
            Calendar = new()
            {
                TimeZone = "Europe/Berlin",
                Shifts = [.. Enumerable.Range(1, days).Select(day => new WeeklyShift((DayOfWeek)(day % 7), start, start.AddHours(8)))],
            },
        };
    }

    private static LineStop Stop(string line, int at, int two)
    {
        DateTimeOffset start = Monday.AddDays((14 * two) + 5).AddHours(at % 2 * 12);
        return new(line, new(start, start.AddHours(12 + (at * 2))), $"service {two + 1}");
    }

    private ScheduleJob Job(int at, ImmutableArray<LineRates> lines, DateTimeOffset end)
    {
        int line = _random.Next(6);
        double hours = new[] { 0.5, 1, 2, 3, 4, 6, 8, 12 }[_random.Next(8)];
        bool isForecast = _random.NextDouble() < 0.4;
        double horizonHours = (end - Monday).TotalHours;
        double failure = (5 + (20 * _random.NextDouble())) * 1_000;
        double planned = 500 + (200 * hours);
        return new()
        {
            Id = $"job-{at}",
            Title = $"Job {at}",
            Asset = lines[line].Steps[_random.Next(8)].Station,
            Line = lines[line].Line,
            Duration = TimeSpan.FromHours(hours),
            Technicians = 1 + _random.Next(2),
            Skills = [s_skills[_random.Next(5)]],
            Earliest = _random.NextDouble() < 0.3 ? Monday.AddHours(_random.Next((int)(horizonHours / 2))) : null,
            AwaitedPart = "P-1",
            Due = isForecast ? null : Monday.AddHours(24 + _random.Next((int)horizonHours)),
            LatenessPerHour = isForecast ? 0 : new[] { 1, 5, 20 }[_random.Next(3)],
            Waiting = isForecast ? new WaitingCost(new WeibullLife(1.5 + _random.NextDouble(), 200 + (2_000 * _random.NextDouble())), new(planned, failure), 0.9, 0.2) : null,
            StopsAsset = _random.NextDouble() < 0.8,
            MayPause = hours > 4 || _random.NextDouble() < 0.5,
            After = at > 5 && _random.NextDouble() < 0.05 ? [$"job-{_random.Next(at)}"] : [],
        };
    }

    /// <summary>A few jobs stand where people put them: each alone on a crew's first free day.</summary>
    private ImmutableArray<ScheduleJob> WithPins(ImmutableArray<ScheduleJob> jobs, ImmutableArray<Crew> crews)
    {
        ScheduleJob[] pinned = [.. jobs];
        for (int at = 0; at < Math.Min(crews.Length, jobs.Length / 20); at++)
        {
            Crew crew = crews[at];
            int job = Array.FindIndex(pinned, one => one.Fixed is null && one.Earliest is null && one.After.IsEmpty && one.Duration.TotalHours <= 8 && one.Technicians <= crew.Technicians && crew.MissingSkill(one.Skills) is null && pinned.All(other => other.Fixed is null || other.Asset != one.Asset));
            if (job >= 0)
            {
                DateTimeOffset start = crew.Calendar.Within(new(Monday.AddDays(1), Monday.AddDays(4))).First(stretch => stretch.Length.TotalHours >= 8).Start;
                pinned[job] = pinned[job] with { Fixed = new(start, start + pinned[job].Duration, crew.Id, true) };
            }
        }

        return [.. pinned];
    }
}
