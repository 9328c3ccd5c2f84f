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

    /// <summary>Faults drawn at random, on clean and on spoilt data: those that cause at least 20 defects must be found.</summary>
    public static void RunRandom(string dataSet, int cases, int most, int first = 1)
    {
        PlantGraph graph = PlantGraphReader.Read(File.ReadAllBytes(Path.Combine(dataSet, "graph.json")));
        int right = 0;
        int within = 0;
        int harmful = 0;
        int quiet = 0;
        int falseOnes = 0;
        for (int seed = first; seed <= cases; seed++)
        {
            Random random = new(seed);
            PlantFault[] faults = [.. Enumerable.Range(0, 1 + random.Next(most)).Select(_ => RandomFaults.Draw(random))];
            int[] alone = [.. faults.Select(fault => SyntheticPlant.Make(seed, fault).CausedDefects)];
            PlantTables tables = SyntheticPlant.Make(seed, faults);
            tables = seed % 3 == 0 ? tables.Spoilt(0.04, 0.01, "-999", seed) : tables;
            PlantFault[] expected = [.. faults.Where((_, at) => alone[at] >= 20)];
            PlantFault[] tolerated = [.. faults.Where((_, at) => alone[at] is > 3 and < 20)];
            PlantFinding finding = new PlantAttribution(new()).Explain(PlantCaseFolder.Of(tables, graph), null, CancellationToken.None);
            bool found = expected.All(fault => finding.Causes.Any(cause => cause.Node == fault.Node && cause.Place == fault.Place));
            bool extra = finding.Causes.Any(cause => !expected.Concat(tolerated).Any(fault => cause.Node == fault.Node && cause.Place == fault.Place));
            bool close = expected.All((fault) => finding.Causes.Any(cause => cause.Node == fault.Node && Math.Abs(cause.AvoidedDefects - alone[Array.IndexOf(faults, fault)]) <= 0.15 * alone[Array.IndexOf(faults, fault)]));
            harmful += expected.Length > 0 ? 1 : 0;
            right += expected.Length > 0 && found && !extra ? 1 : 0;
            within += expected.Length > 0 && close ? 1 : 0;
            quiet += expected.Length == 0 ? 1 : 0;
            falseOnes += expected.Length == 0 && extra ? 1 : 0;
            if (!found || extra || !close)
            {
                Console.WriteLine($"#{seed}{(seed % 3 == 0 ? " spoilt" : "")} {string.Join(" + ", faults.Select((fault, at) => $"{fault.Node} {fault.Shape} {fault.Size:0.###} {fault.Place} {fault.StartHour}h caused {alone[at]}"))}; {finding.InvestigatedDefects} defects{(found ? "" : " NOT FOUND")}{(extra ? " EXTRA" : "")}{(close ? "" : " OFF")}");
                foreach (PlantCause cause in finding.Causes)
                {
                    Console.WriteLine($"         {cause.Node} at {cause.Place} from {cause.Start:MM-dd HH:mm}{(cause.End is { } end ? $" to {end:MM-dd HH:mm}" : "")}: avoided {cause.AvoidedDefects:0} [{cause.Low:0}, {cause.High:0}], shift {cause.Shift:0.###} {cause.Unit}, evidence {cause.Evidence:0}");
                }

                foreach (string warning in finding.Warnings.Where(warning => warning.Contains("hardly", StringComparison.Ordinal)))
                {
                    Console.WriteLine($"         ! {warning}");
                }
            }
        }

        Console.WriteLine($"random: harmful {harmful}: node and place right and nothing else {right}, avoided within 15 % {within}; harmless {quiet}: false causes {falseOnes}");
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
