using System.Diagnostics;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Tests.Shared.Maintenance;

namespace BatteryTwin.Benchmarks;

/// <summary>Maintenance of generated plants in three sizes: time, cost, proven bound, gap.</summary>
internal static class SchedulingBenchmark
{
    public static void Run(double seconds, int seeds)
    {
        Console.WriteLine("jobs crews weeks seed | time s | iterations | cost EUR | bound EUR | gap % | of avoidable % | unavoidable EUR | placed | faults");
        foreach ((int jobs, int crews, int weeks) in new[] { (30, 4, 2), (100, 8, 4), (300, 12, 6) })
        {
            for (int seed = 1; seed <= seeds; seed++)
            {
                SchedulingCase plant = new GeneratedCase(seed).Make(jobs, crews, weeks);
                Stopwatch clock = Stopwatch.StartNew();
                ProposedSchedule schedule = MaintenanceScheduling.Propose(plant, new(int.MaxValue, 1, TimeSpan.FromSeconds(seconds), TimeProvider.System));
                double took = clock.Elapsed.TotalSeconds;
                ScheduledJob[] placed = [.. schedule.Jobs.Where(job => job.Start is not null).Select(job => new ScheduledJob(job.Id, job.Start!.Value, job.End!.Value, job.Crew))];
                Console.WriteLine($"{jobs} {crews} {weeks} {seed} | {took:0.00} | {schedule.Iterations} | {schedule.Cost:n0} | {schedule.Bound:n0} | {100 * schedule.Gap:0.0} | {100 * schedule.AvoidableGap:0.0} | {schedule.Unavoidable:n0} | {placed.Length} | {ScheduleCheck.Faults(plant, placed).Count}");
            }
        }
    }
}
