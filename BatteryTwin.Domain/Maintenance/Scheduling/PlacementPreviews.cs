using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>Says what a plan made by people means: what does not fit in it, and what would follow if a job were put elsewhere.</summary>
public sealed class PlacementPreviews
{
    private const double HorizonHours = 672;

    private readonly SchedulingCase _case;
    private readonly ImmutableArray<ScheduledJob> _plan;

    /// <param name="scheduling">Jobs, crews, lines and stops.</param>
    /// <param name="plan">Where jobs stand now; those without a place are left out.</param>
    public PlacementPreviews(SchedulingCase scheduling, IEnumerable<ScheduledJob> plan)
    {
        ArgumentNullException.ThrowIfNull(scheduling);
        _case = scheduling with { Jobs = [.. scheduling.Jobs.Select(job => job with { Fixed = null })] };
        _plan = [.. plan];
    }

    /// <summary>What does not fit in the plan as it stands.</summary>
    public IReadOnlyList<ScheduleFault> Faults() => ScheduleCheck.Faults(_case, _plan);

    /// <summary>The crew that a job would get where none is named: its own, else the first that can do it and can begin soonest.</summary>
    public Crew? CrewFor(string jobId, DateTimeOffset from)
    {
        ScheduleJob? job = Job(jobId);
        string? own = _plan.FirstOrDefault(placed => placed.Id == jobId)?.Crew;
        return job is null ? null : _case.Crews.FirstOrDefault(crew => crew.Id == own) ?? _case.Crews
            .Where(job.CanBeDoneBy)
            .MinBy(crew => crew.PlaceFrom(from, job.Duration)?.End ?? DateTimeOffset.MaxValue);
    }

    /// <summary>Whether a crew works where a job is.</summary>
    public bool IsNear(string jobId, Crew crew) => Job(jobId)?.IsNear(crew) == true;

    /// <summary>What would follow; null when the job or the crew is unknown, or the crew works too little after that time.</summary>
    public PlacementPreview? At(string jobId, string crewId, DateTimeOffset from)
    {
        if (Job(jobId) is not { } job || _case.Crews.FirstOrDefault(crew => crew.Id == crewId) is not { } crew || crew.PlaceFrom(from, job.Duration) is not { } place)
        {
            return null;
        }

        ImmutableArray<ScheduledJob> plan = [.. _plan.Where(placed => placed.Id != jobId), new(jobId, place.Start, place.End, crewId)];
        double lost = LostHours(job, place);
        (double? probability, double? waiting, double? extra) = Risk(job, place.Start);
        return new(
            place.Start,
            place.End,
            crewId,
            probability,
            waiting,
            extra,
            lost,
            lost * (LineOf(job)?.ContributionPerHour ?? 0),
            [.. ScheduleCheck.Faults(_case, plan).Where(fault => fault.Job == jobId || fault.Other == jobId)]);
    }

    private ScheduleJob? Job(string id) => _case.Jobs.FirstOrDefault(job => job.Id == id);

    private LineRates? LineOf(ScheduleJob job) => _case.Lines.FirstOrDefault(line => line.Line == job.Line);

    private (double? Probability, double? Waiting, double? Extra) Risk(ScheduleJob job, DateTimeOffset start)
    {
        if (job.Waiting is not { } cost)
        {
            return default;
        }

        double now = Hours(job, _case.Start);
        WaitingCostPoint then = cost.At(Hours(job, start));
        double best = Math.Min(cost.At(now).Total, cost.Optimum(now + HorizonHours).Best is var optimum && optimum.Hours >= now ? optimum.Total : double.PositiveInfinity);
        return (then.FailureProbability, then.Total, Math.Max(0, then.Total - best));
    }

    private double Hours(ScheduleJob job, DateTimeOffset time) => (time - (job.WaitingFrom ?? _case.Start)).TotalHours;

    /// <summary>The buffers keep the line going for a while; planned stops and the stops of other jobs cost nothing more.</summary>
    private double LostHours(ScheduleJob job, TimeStretch place)
    {
        if (!job.StopsAsset || LineOf(job) is not { } line || Felt(line, job, place.Start, place.End) is not { } felt)
        {
            return 0;
        }

        IEnumerable<TimeStretch> others = _plan.Where(placed => placed.Id != job.Id)
            .Select(placed => (Placed: placed, Job: Job(placed.Id)))
            .Where(pair => pair.Job is { StopsAsset: true } other && other.Line == job.Line)
            .Select(pair => Felt(line, pair.Job!, pair.Placed.Start, pair.Placed.End)).OfType<TimeStretch>();
        IEnumerable<TimeStretch> stops = _case.Stops.Where(stop => stop.Line is null || stop.Line == line.Line).Select(stop => stop.Time);
        return TimeStretch.Without([felt], stops.Concat(others)).Sum(stretch => stretch.Length.TotalHours);
    }

    private static TimeStretch? Felt(LineRates line, ScheduleJob job, DateTimeOffset start, DateTimeOffset end)
    {
        DateTimeOffset begin = start.AddHours(LineCoupling.Of(line).ProtectionHours(job.Asset));
        return begin < end ? new(begin, end) : null;
    }
}
