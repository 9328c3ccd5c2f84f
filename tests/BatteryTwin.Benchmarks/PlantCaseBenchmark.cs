using System.Diagnostics;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Tests.Shared.Plant;

namespace BatteryTwin.Benchmarks;

/// <summary>Plant attribution on the cases of <c>rca-plant</c> and on synthetic ones with faults of many kinds, two at once, spoilt data, and none.</summary>
internal static class PlantCaseBenchmark
{
    public static void Run(string dataSet, int seeds, int quiet)
    {
        PlantGraph graph = PlantGraphReader.Read(File.ReadAllBytes(Path.Combine(dataSet, "graph.json")));
        foreach (string folder in Directory.EnumerateDirectories(dataSet).Order(StringComparer.Ordinal))
        {
            (IReadOnlyList<(string Node, string Place)> faults, int caused) = PlantCaseFolder.Truth(dataSet, Path.GetFileName(folder));
            Report(Path.GetFileName(folder), () => PlantCaseFolder.Read(folder, graph), faults, caused);
        }

        int right = 0;
        int within = 0;
        int all = 0;
        foreach (PlantFault[] faults in PlantFaultSets.All)
        {
            for (int seed = 1; seed <= seeds; seed++)
            {
                PlantTables tables = SyntheticPlant.Make(seed, faults);
                string name = string.Join(" + ", faults.Select(fault => $"{fault.Node} {fault.Shape} {fault.Size} {fault.Place}")) + $" #{seed}";
                (bool places, bool avoided) = Report(name, () => PlantCaseFolder.Of(tables, graph), [.. faults.Select(fault => (fault.Node, fault.Place))], tables.CausedDefects);
                all++;
                right += places ? 1 : 0;
                within += avoided ? 1 : 0;
            }
        }

        int silent = 0;
        for (int seed = 100; seed < 100 + quiet; seed++)
        {
            PlantTables tables = SyntheticPlant.Make(seed);
            silent += Report($"nothing #{seed}", () => PlantCaseFolder.Of(tables, graph), [], 0).Right ? 1 : 0;
        }

        Console.WriteLine($"synthetic: node and place exactly right {right}/{all}, avoided within 15 % {within}/{all}, silent {silent}/{quiet}");
    }

    private static (bool Right, bool Within) Report(string name, Func<PlantCase> read, IReadOnlyList<(string Node, string Place)> faults, int caused)
    {
        Stopwatch clock = Stopwatch.StartNew();
        PlantCase plantCase = read();
        double readMs = clock.Elapsed.TotalMilliseconds;
        PlantFinding finding = new PlantAttribution(new()).Explain(plantCase, null, CancellationToken.None);
        double allMs = clock.Elapsed.TotalMilliseconds;
        bool right = finding.Causes.Select(cause => (cause.Node, cause.Place)).ToHashSet().SetEquals(faults);
        double sum = finding.Causes.Sum(cause => cause.AvoidedDefects);
        bool within = faults.Count == 0 ? sum == 0 : Math.Abs(sum - caused) <= 0.15 * caused;
        Console.WriteLine($"{(right ? "ok   " : "WRONG")} {(within ? "ok" : "--")} {name}: caused {caused}, {finding.InvestigatedDefects} of {finding.InvestigatedUnits} defective; read {readMs:0} ms, all {allMs:0} ms");
        foreach (PlantCause cause in finding.Causes)
        {
            Console.WriteLine($"         {cause.Node} at {cause.Place} from {cause.Start:MM-dd HH:mm}{(cause.End is { } end ? $" to {end:MM-dd HH:mm}" : "")}: avoided {cause.AvoidedDefects:0} [{cause.Low:0}, {cause.High:0}], share {cause.Share:0.00}, shift {cause.Shift:0.###} {cause.Unit}, evidence {cause.Evidence:0}");
        }

        if (!right)
        {
            foreach (string warning in finding.Warnings)
            {
                Console.WriteLine($"         ! {warning}");
            }
        }

        return (right, within);
    }
}
