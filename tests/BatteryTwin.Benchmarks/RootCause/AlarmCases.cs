using System.IO.Compression;
using System.Text.Json;
using BatteryTwin.Domain.RootCause.Alarms;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Alarm floods of the data set <c>causrca-lathe</c>, scored as its authors do.</summary>
internal static class AlarmCases
{
    public static void Run(string folder)
    {
        string data = Path.Combine(folder, "causrca-lathe", "data");
        IReadOnlyList<NodeEvent>[] normal = [.. Directory.GetFiles(Path.Combine(data, "real_op")).Order().Select(Events)];
        string group = Path.Combine(data, "dig_twin", "exp_coolant");
        Score("coolant graph", Path.Combine(group, "coolant_nodes.csv"), Path.Combine(group, "coolant_edges.csv"), group, normal);
        Score("coolant graph, no normal runs", Path.Combine(group, "coolant_nodes.csv"), Path.Combine(group, "coolant_edges.csv"), group, []);
        Score("graph of the whole machine", Path.Combine(data, "expert_graph", "all_nodes.csv"), Path.Combine(data, "expert_graph", "all_edges.csv"), group, normal);
    }

    private static void Score(string name, string nodes, string edges, string group, IReadOnlyList<NodeEvent>[] normal)
    {
        using StreamReader nodeReader = new(nodes);
        using StreamReader edgeReader = new(edges);
        AlarmRanking ranking = new(AlarmCsv.ReadGraph(nodeReader, edgeReader), normal);
        int runs = 0;
        int first = 0;
        int third = 0;
        foreach (string run in Directory.GetDirectories(group).SelectMany(Directory.GetDirectories).Order())
        {
            JsonElement description = JsonElement.Parse(File.ReadAllBytes(Directory.GetFiles(Path.GetDirectoryName(run)!, "*_description.json").Single()));
            string[] causes = [.. description.GetProperty("manipulatedVars").EnumerateArray().Select(node => node.GetString()!)];
            double at = JsonElement.Parse(File.ReadAllBytes(Path.Combine(run, "causes.json"))).GetProperty("diagnosis_at").GetDouble();
            IReadOnlyList<RankedNode> ranked = ranking.Rank(Events(Directory.GetFiles(run, "*.csv*").Single()), at);
            bool isFirst = AreAmong(ranked, causes, causes.Length);
            runs++;
            first += isFirst ? 1 : 0;
            third += AreAmong(ranked, causes, causes.Length + 2) ? 1 : 0;
            if (!isFirst)
            {
                Console.WriteLine(FormattableString.Invariant($"    {Path.GetRelativePath(group, run)} {string.Join(", ", causes)}: {string.Join("; ", ranked.Take(5).Select(node => FormattableString.Invariant($"{node.Node} {node.Score:0.0} since {node.SinceS}")))}"));
            }
        }

        Console.WriteLine(FormattableString.Invariant($"alarms, {name}: precision@1 {first}/{runs} = {(double)first / runs:0.00}, @3 {third}/{runs} = {(double)third / runs:0.00}"));
    }

    private static bool AreAmong(IReadOnlyList<RankedNode> ranked, string[] causes, int places) => causes.All(cause => ranked.Take(places).Any(node => node.Node == cause));

    private static IReadOnlyList<NodeEvent> Events(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using StreamReader reader = new(plain);
        return AlarmCsv.ReadEvents(reader, Path.GetFileName(file), int.MaxValue);
    }
}
