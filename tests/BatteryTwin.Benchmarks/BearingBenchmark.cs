using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Tests.Shared.Bearings;

namespace BatteryTwin.Benchmarks;

/// <summary>The rule of bearings on one shaft on the IMS runs to failure, for several lengths of the healthy time it learns from; nothing of the end is known to it.</summary>
internal static class BearingBenchmark
{
    public static void Run(string data)
    {
        foreach ((string set, string failed) in new[] { ("set1", "3 (inner race) and 4 (rolling element)"), ("set2", "1 (outer race)") })
        {
            BearingRun run = BearingRun.Read(Path.Combine(data, "ims_bearing_features", $"{set}_timefeatures.csv.gz"));
            Console.WriteLine($"{set}: {run.Snapshots} snapshots of {run.Bearings} bearings; failed at the end: {failed}");
            foreach (int baseline in new[] { 150, 200, 300 })
            {
                IReadOnlyDictionary<int, double> found = run.HoursBeforeEnd(new ShaftRule { BaselineCount = baseline });
                Console.WriteLine($"  learned from {baseline}: " + string.Join(", ", found.OrderBy(entry => entry.Key).Select(entry => $"bearing {entry.Key + 1} found {entry.Value:F0} h before the end")));
            }
        }
    }
}
