using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>Says why jobs stand where they stand, from the finished schedule.</summary>
internal sealed class PlacementReasons
{
    private const double Worthwhile = 0.5;

    private readonly SchedulingCase _case;
    private readonly SlotModel _model;
    private readonly SlotProblem _problem;
    private readonly IReadOnlyList<SlotPlacement> _placements;
    private readonly OwnPlaces _own;

    public PlacementReasons(SchedulingCase scheduling, SlotModel model, SlotProblem problem, IReadOnlyList<SlotPlacement> placements)
    {
        (_case, _model, _problem, _placements) = (scheduling, model, problem, placements);
        _own = new(problem, placements);
    }

    /// <summary>Worth of the output that only this job loses.</summary>
    public double LostOutput(int at) => _own.LostAlone(at) * (_problem.Tasks[at].Line < 0 ? 0 : _problem.Lines[_problem.Tasks[at].Line].LossPerSlot);

    public ImmutableArray<PlacementReason> Of(int at)
    {
        List<PlacementReason> reasons = [];
        (ScheduleJob job, SlotTask task, SlotPlacement placement) = (_case.Jobs[at], _problem.Tasks[at], _placements[at]);
        if (task.Fixed is not null)
        {
            reasons.Add(new(ReasonKind.Fixed, job.IsBegun ? "stays: it is being worked on" : job.Fixed!.Pinned ? "pinned: stays where a person put it" : "stays: nobody asked to move it"));
        }
        else if (!placement.IsPlaced)
        {
            reasons.Add(new(ReasonKind.LeftOut, WhyLeftOut(job, task)));
        }
        else
        {
            AddLimits(reasons, job, task, placement);
            AddTaken(reasons, at, task);
        }

        if (placement.IsPlaced)
        {
            AddOutput(reasons, at, job, task, placement);
        }

        AddWaiting(reasons, job, task, placement);
        return [.. reasons];
    }

    private void AddLimits(List<PlacementReason> reasons, ScheduleJob job, SlotTask task, SlotPlacement placement)
    {
        if (task.Release > 0 && _own.WouldBeginBefore(task, task.Release))
        {
            reasons.Add(new(ReasonKind.Earliest, job.AwaitedPart is { } part ? $"after part {part} arrives {Time(job.Earliest!.Value)}" : $"not before {Time(job.Earliest!.Value)}, as asked"));
        }

        if (task.After.Length > 0)
        {
            int last = task.After.MaxBy(before => _placements[before].End);
            reasons.Add(new(ReasonKind.After, $"after '{_case.Jobs[last].Title}' is done {Time(_model.Grid.TimeOf(_placements[last].End))}"));
        }

        if (task.Modes.Length < _case.Crews.Count(job.IsNear))
        {
            string names = Names([.. Enumerable.Range(0, task.Modes.Length).Select(mode => CrewAt(job, mode))]);
            string need = job.Skills.Length > 0 ? string.Join(" and ", job.Skills) : $"{job.Technicians} technicians";
            reasons.Add(new(ReasonKind.Skills, $"only {names} {(task.Modes.Length == 1 ? "has" : "have")} {need}"));
        }
    }

    private void AddTaken(List<PlacementReason> reasons, int at, SlotTask task)
    {
        if (_own.Best(task) is not { } best || best.Cost >= _own.CostOf(at) - Worthwhile)
        {
            return;
        }

        foreach (SlotUse use in task.Modes[best.Placement.Mode].Uses)
        {
            int other = _own.Occupant(at, use, best.Placement);
            if (other >= 0)
            {
                reasons.Add(new(ReasonKind.Taken, $"its best time alone, {Time(_model.Grid.TimeOf(best.Placement.Start))}, is taken: {_problem.Resources[use.Resource].Name} has '{_case.Jobs[other].Title}'"));
                return;
            }
        }
    }

    private void AddOutput(List<PlacementReason> reasons, int at, ScheduleJob job, SlotTask task, SlotPlacement placement)
    {
        if (task.Line < 0)
        {
            return;
        }

        double perSlot = _problem.Lines[task.Line].LossPerSlot;
        TimeStretch time = new(_model.Grid.TimeOf(placement.Start), _model.Grid.TimeOf(placement.End));
        if (_model.StopsOf(job.Line).FirstOrDefault(stop => stop.Time.Shared(time) is not null) is { } planned)
        {
            reasons.Add(new(ReasonKind.SharedStop, $"in the planned stop{(planned.Name is null ? string.Empty : $" '{planned.Name}'")} from {Time(planned.Time.Start)} to {Time(planned.Time.End)}"));
        }

        if (_own.SharesStopWith(at) is { } other)
        {
            reasons.Add(new(ReasonKind.SharedStop, $"together with '{_case.Jobs[other].Title}', which stops {job.Line} anyway"));
        }

        int lost = _own.LostAlone(at);
        if (lost > 0 && perSlot > 0)
        {
            reasons.Add(new(ReasonKind.LostOutput, $"loses {Number(lost * _model.Grid.SlotHours)} h of {job.Line}'s output, {Money(lost * perSlot)}{(task.LineDelay > 0 ? $", after buffers for {Number(task.LineDelay * _model.Grid.SlotHours)} h" : string.Empty)}"));
        }
        else if (task.LineDelay > 0 && placement.Start + task.LineDelay >= placement.End)
        {
            reasons.Add(new(ReasonKind.LostOutput, $"buffers keep {job.Line} going for {Number(task.LineDelay * _model.Grid.SlotHours)} h: no output lost"));
        }
    }

    private void AddWaiting(List<PlacementReason> reasons, ScheduleJob job, SlotTask task, SlotPlacement placement)
    {
        DateTimeOffset start = _model.Grid.TimeOf(placement.IsPlaced ? placement.Start : _problem.Horizon);
        if (job.Waiting is { } waiting)
        {
            WaitingCostPoint point = waiting.At((start - (job.WaitingFrom ?? _case.Start)).TotalHours);
            string trend = point.PerHour >= 0 ? $"waiting costs {Money(point.PerHour)}/h then" : $"waiting saves {Money(-point.PerHour)}/h of life then";
            reasons.Add(new(ReasonKind.Waiting, $"{trend}; it fails before with {(100 * point.FailureProbability).ToString("0.#", CultureInfo.InvariantCulture)} %"));
        }
        else if (job.Due is { } due && job.LatenessPerHour > 0)
        {
            double late = (_model.Grid.TimeOf(placement.IsPlaced ? placement.End : _problem.Horizon) - due).TotalHours;
            reasons.Add(new(ReasonKind.Waiting, late > 0 ? $"{Number(late)} h late, {Money(job.LatenessPerHour)}/h" : $"due {Time(due)}"));
        }
    }

    private string WhyLeftOut(ScheduleJob job, SlotTask task)
    {
        if (task.Modes.Length == 0)
        {
            if (!_case.Crews.Any(job.IsNear))
            {
                return $"left out: no crew works on {job.Asset}";
            }

            string? missing = job.Skills.FirstOrDefault(skill => _case.Crews.Where(job.IsNear).All(crew => crew.MissingSkill([skill]) is not null));
            return missing is not null ? $"left out: no crew has {missing}"
                : _case.Crews.Where(job.IsNear).Any(crew => crew.MissingSkill(job.Skills) is null) ? $"left out: no crew with these skills has {job.Technicians} technicians"
                : $"left out: no crew has {string.Join(" and ", job.Skills)} together";
        }

        if (task.After.FirstOrDefault(before => !_placements[before].IsPlaced, -1) is >= 0 and int waits)
        {
            return $"left out: it waits for '{_case.Jobs[waits].Title}', which is left out";
        }

        return _own.Best(task) is not { } best ? "left out: no crew that can do it has working time enough before the end"
            : best.Cost > task.CostLeftOut ? $"left out: doing it costs {Money(best.Cost)} at least, leaving it until {Time(_model.Grid.TimeOf(_problem.Horizon))} {Money(task.CostLeftOut)}"
            : "left out: crews or the station are taken by jobs that cost more to leave";
    }

    private string CrewAt(ScheduleJob job, int mode) => _model.CrewOf(_case.Jobs.IndexOf(job), mode)?.Name ?? string.Empty;

    private static string Names(string[] names) => names.Length switch
    {
        1 => names[0],
        <= 3 => $"{string.Join(", ", names[..^1])} and {names[^1]}",
        _ => $"{names.Length} crews",
    };

    private string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _case.Zone).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    private string Money(double amount) => $"{amount.ToString(Math.Abs(amount) < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture)} {_case.Currency}";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
