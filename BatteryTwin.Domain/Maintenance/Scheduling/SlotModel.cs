using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A case on its grid: crews and stations become resources, jobs tasks with one way per crew that can do them.</summary>
internal sealed class SlotModel
{
    /// <summary>Each order has two costs of each slot: 320 MB.</summary>
    private const long MostOrderSlots = 20_000_000;

    private readonly SchedulingCase _case;
    private readonly Dictionary<string, int> _stations;
    private readonly Dictionary<string, int> _lines;
    private readonly ImmutableArray<int>[] _crews;

    /// <exception cref="ArgumentException">The time does not hold a slot, or too many for so many jobs.</exception>
    public SlotModel(SchedulingCase scheduling)
    {
        _case = scheduling;
        Grid = SlotGrid.Of(scheduling.Start, scheduling.End, scheduling.Slot);
        if ((long)Grid.Count * scheduling.Jobs.Length > MostOrderSlots)
        {
            throw new ArgumentException($"{scheduling.Jobs.Length} orders on {Grid.Count} slots are more than can be scheduled at once; ask for fewer orders or days, or longer slots", nameof(scheduling));
        }

        TimeStretch time = new(Grid.Start, Grid.TimeOf(Grid.Count));
        _stations = scheduling.Jobs.Where(job => job.StopsAsset).Select(job => job.Asset).Distinct().Select((asset, at) => (asset, at)).ToDictionary(pair => pair.asset, pair => scheduling.Crews.Length + pair.at);
        _lines = scheduling.Lines.Select((line, at) => (line.Line, at)).ToDictionary(pair => pair.Line, pair => pair.at);
        _crews = [.. scheduling.Jobs.Select(CrewsOf)];
        Dictionary<string, int> jobs = scheduling.Jobs.Select((job, at) => (job.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        Problem = new()
        {
            Horizon = Grid.Count,
            Shortest = scheduling.Shortest,
            Resources =
            [
                .. scheduling.Crews.Select(crew => new SlotResource(crew.Name, crew.Technicians, new(Grid.Covered(crew.Calendar.Within(time))))),
                .. _stations.OrderBy(station => station.Value).Select(station => new SlotResource(station.Key, 1)),
            ],
            Lines = [.. scheduling.Lines.Select(line => new SlotLine(line.ContributionPerHour * Grid.SlotHours, Grid.Covered(StopsOf(line.Line).Select(stop => stop.Time))))],
            Tasks = [.. scheduling.Jobs.Select((job, at) => Task(job, at, jobs))],
        };
    }

    public SlotGrid Grid { get; }

    public SlotProblem Problem { get; }

    /// <summary>The crew of a task's way; null when it has none.</summary>
    public Crew? CrewOf(int job, int mode) => _crews[job].Length > mode && mode >= 0 ? _case.Crews[_crews[job][mode]] : null;

    /// <summary>Planned stops of a line.</summary>
    public IEnumerable<LineStop> StopsOf(string? line) => _case.Stops.Where(stop => stop.Line is null || stop.Line == line);

    private ImmutableArray<int> CrewsOf(ScheduleJob job) => job.Fixed is { } placement
        ? [.. Enumerable.Range(0, _case.Crews.Length).Where(at => _case.Crews[at].Id == placement.Crew)]
        : [.. Enumerable.Range(0, _case.Crews.Length).Where(at => job.CanBeDoneBy(_case.Crews[at]))];

    private SlotTask Task(ScheduleJob job, int at, Dictionary<string, int> jobs)
    {
        int duration = Grid.Slots(job.Duration);
        ImmutableArray<SlotUse> station = job.StopsAsset ? [new(_stations[job.Asset], 1)] : [];
        ImmutableArray<SlotMode> modes = [.. _crews[at].Select(crew => new SlotMode(duration, [new(crew, job.Technicians), .. station]))];
        double[] byStart = [.. Enumerable.Range(0, Grid.Count + 1).Select(slot => CostOfWaiting(job, Grid.TimeOf(slot)))];
        double[] byEnd = [.. Enumerable.Range(0, Grid.Count + 1).Select(slot => CostOfLateness(job, Grid.TimeOf(slot)))];
        int line = job.StopsAsset && job.Line is not null ? _lines.GetValueOrDefault(job.Line, -1) : -1;
        return new()
        {
            Id = job.Id,
            Modes = job.Fixed is not null && modes.Length == 0 ? [new(duration, station)] : modes,
            Release = job.Earliest is { } earliest ? Grid.AtOrAfter(earliest) : 0,
            // A fixed job is where it is; what it waits for is for the checker to say.
            After = job.Fixed is null ? [.. job.After.Where(jobs.ContainsKey).Select(id => jobs[id]).Where(before => before != at).Distinct()] : [],
            CostByStart = byStart,
            CostByEnd = byEnd,
            CostLeftOut = byStart[^1] + byEnd[^1],
            Line = line,
            LineDelay = line >= 0 ? Grid.AtOrBefore(Grid.Start.AddHours(LineCoupling.Of(_case.Lines[line]).ProtectionHours(job.Asset))) : 0,
            MayPause = job.MayPause,
            Fixed = job.Fixed is { } placement ? Place(placement) : null,
        };
    }

    private SlotPlacement Place(WorkPlacement placement)
    {
        int start = Grid.AtOrBefore(placement.Start);
        return new(0, start, Math.Max(start, Grid.AtOrAfter(placement.End)));
    }

    private double CostOfWaiting(ScheduleJob job, DateTimeOffset start) => job.Waiting?.At((start - (job.WaitingFrom ?? _case.Start)).TotalHours).Total ?? 0;

    private static double CostOfLateness(ScheduleJob job, DateTimeOffset end) => job.Due is { } due && end > due ? (end - due).TotalHours * job.LatenessPerHour : 0;
}
