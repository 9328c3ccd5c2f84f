using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>
/// Checks a schedule, whoever made it, against the case itself: skills, people, shifts, stations, parts, order, pins. Works on instants and knows nothing of the optimizer.
/// </summary>
public static class ScheduleCheck
{
    /// <summary>Everything that does not fit; empty for a feasible schedule. Jobs of the case that are missing are left out, which is allowed unless they are fixed.</summary>
    public static IReadOnlyList<ScheduleFault> Faults(SchedulingCase scheduling, IReadOnlyList<ScheduledJob> schedule)
    {
        ArgumentNullException.ThrowIfNull(scheduling);
        ArgumentNullException.ThrowIfNull(schedule);
        List<ScheduleFault> faults = [];
        Dictionary<string, ScheduledJob> placed = schedule.ToDictionary(job => job.Id);
        foreach (ScheduleJob job in scheduling.Jobs)
        {
            if (!placed.TryGetValue(job.Id, out ScheduledJob? its))
            {
                if (job.Fixed is not null)
                {
                    faults.Add(new(job.Id, null, $"'{job.Title}' is fixed but left out"));
                }

                continue;
            }

            CheckAlone(faults, scheduling, job, its);
            CheckOrder(faults, job, its, placed);
        }

        CheckStations(faults, scheduling, placed);
        CheckCrews(faults, scheduling, placed);
        return faults;
    }

    private static void CheckAlone(List<ScheduleFault> faults, SchedulingCase scheduling, ScheduleJob job, ScheduledJob its)
    {
        if (job.Fixed is { } wanted && (wanted.Start != its.Start || wanted.End != its.End || (its.Crew is not null && wanted.Crew != its.Crew)))
        {
            faults.Add(new(job.Id, null, $"'{job.Title}' is fixed but moved"));
        }

        if (job.Earliest > its.Start)
        {
            faults.Add(new(job.Id, null, $"'{job.Title}' begins at {its.Start:u}, before {(job.AwaitedPart is { } part ? $"part {part} arrives" : "its earliest start")} at {job.Earliest:u}"));
        }

        if (scheduling.Crews.FirstOrDefault(crew => crew.Id == its.Crew) is not { } crew)
        {
            if (job.Fixed is null)
            {
                faults.Add(new(job.Id, null, $"'{job.Title}' has no crew that is known ('{its.Crew}')"));
            }

            return;
        }

        if (!job.IsNear(crew))
        {
            faults.Add(new(job.Id, null, $"{crew.Name} does not work on {job.Asset}"));
        }

        if (crew.MissingSkill(job.Skills) is { } skill)
        {
            faults.Add(new(job.Id, null, $"{crew.Name} lacks {skill} for '{job.Title}'"));
        }

        if (crew.Technicians < job.Technicians)
        {
            faults.Add(new(job.Id, null, $"{crew.Name} has {crew.Technicians} technicians, '{job.Title}' needs {job.Technicians}"));
        }

        CheckTime(faults, job, its, crew);
    }

    private static void CheckTime(List<ScheduleFault> faults, ScheduleJob job, ScheduledJob its, Crew crew)
    {
        IReadOnlyList<TimeStretch> working = crew.Calendar.Within(new(its.Start, its.End));
        TimeSpan worked = working.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Length);
        if (worked < job.Duration)
        {
            faults.Add(new(job.Id, null, $"'{job.Title}' needs {job.Duration.TotalHours:0.##} h, {crew.Name} works {worked.TotalHours:0.##} h from {its.Start:u} to {its.End:u}"));
        }
        else if (working[0].Start > its.Start || working[^1].End < its.End)
        {
            faults.Add(new(job.Id, null, $"'{job.Title}' begins or ends while {crew.Name} is off shift"));
        }
        else if (!job.MayPause && working.Count > 1)
        {
            faults.Add(new(job.Id, null, $"'{job.Title}' must not rest, but {crew.Name} goes off shift in between"));
        }
    }

    private static void CheckOrder(List<ScheduleFault> faults, ScheduleJob job, ScheduledJob its, Dictionary<string, ScheduledJob> placed)
    {
        if (job.Fixed is not null)
        {
            return;
        }

        foreach (string before in job.After)
        {
            if (placed.TryGetValue(before, out ScheduledJob? first) && first.End > its.Start)
            {
                faults.Add(new(job.Id, before, $"'{job.Title}' begins before the job it waits for has ended"));
            }
        }
    }

    private static void CheckStations(List<ScheduleFault> faults, SchedulingCase scheduling, Dictionary<string, ScheduledJob> placed)
    {
        foreach (IGrouping<string, ScheduleJob> station in scheduling.Jobs.Where(job => job.StopsAsset && placed.ContainsKey(job.Id)).GroupBy(job => job.Asset))
        {
            ScheduleJob[] jobs = [.. station.OrderBy(job => placed[job.Id].Start)];
            for (int i = 0; i < jobs.Length; i++)
            {
                for (int j = i + 1; j < jobs.Length && placed[jobs[j].Id].Start < placed[jobs[i].Id].End; j++)
                {
                    faults.Add(new(jobs[j].Id, jobs[i].Id, $"'{jobs[j].Title}' and '{jobs[i].Title}' stop {station.Key} at once"));
                }
            }
        }
    }

    private static void CheckCrews(List<ScheduleFault> faults, SchedulingCase scheduling, Dictionary<string, ScheduledJob> placed)
    {
        foreach (Crew crew in scheduling.Crews)
        {
            ScheduleJob[] jobs = [.. scheduling.Jobs.Where(job => placed.TryGetValue(job.Id, out ScheduledJob? its) && its.Crew == crew.Id)];
            foreach (ScheduleJob job in jobs)
            {
                // The most are at work just when one begins, or when a shift does.
                ScheduledJob its = placed[job.Id];
                foreach (DateTimeOffset moment in crew.Calendar.Within(new(its.Start, its.End)).Select(stretch => stretch.Start))
                {
                    ScheduleJob[] busy = [.. jobs.Where(other => placed[other.Id].Start <= moment && placed[other.Id].End > moment)];
                    if (busy.Sum(other => other.Technicians) > crew.Technicians)
                    {
                        faults.Add(new(job.Id, busy.First(other => other != job || busy.Length == 1).Id, $"{crew.Name} has {crew.Technicians} technicians, but {busy.Sum(other => other.Technicians)} are needed at {moment:u}"));
                        break;
                    }
                }
            }
        }
    }
}
