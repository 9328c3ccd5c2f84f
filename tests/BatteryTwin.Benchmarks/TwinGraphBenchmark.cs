using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Benchmarks;

/// <summary>The durable twin graph at 100,000 twins and 300,000 relationships: import, memory, queries, changes, past states, cold start.</summary>
internal static class TwinGraphBenchmark
{
    private const int Twins = 100_000;
    private const int Changes = 1_000_000;
    private const int Queries = 1_000;

    public static async Task RunAsync(string? parent)
    {
        string folder = Path.Combine(parent ?? Path.GetTempPath(), $"batterytwin-bench-{Guid.NewGuid():N}");
        try
        {
            List<DateTimeOffset> moments;
            using (DataDirectory directory = Open(folder))
            using (JournaledTwinGraph graph = Open(directory))
            {
                await Import(graph);
                Query(graph);
                moments = await Change(graph);
                await Past(graph, moments);
            }

            ColdStart(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DataDirectory Open(string folder) => new(Options.Create(new DataDirectoryOptions { DataDirectory = folder }), NullLogger<DataDirectory>.Instance);

    private static JournaledTwinGraph Open(DataDirectory directory) => new(directory, Options.Create(new TwinGraphOptions()), TimeProvider.System, NullLogger<JournaledTwinGraph>.Instance);

    private static async Task Import(JournaledTwinGraph graph)
    {
        long empty = GC.GetTotalMemory(forceFullCollection: true);
        await graph.AddModelsAsync([.. JsonElement.Parse(CellPlant.Models).EnumerateArray()], ChangeOrigin.Import);
        TimeSpan spent = TimeSpan.Zero;
        TimeSpan cpu = TimeSpan.Zero;
        foreach (JsonElement document in CellPlant.Documents(Twins))
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            await graph.ImportAsync(document, ChangeOrigin.Import);
            spent += Stopwatch.GetElapsedTime(start);
            cpu += Environment.CpuUsage.TotalTime - before;
        }

        int twins = graph.Current.Twins.Count;
        int relationships = graph.Current.Relationships.Count;
        Say($"import           {twins:N0} twins, {relationships:N0} relationships in {spent.TotalSeconds:0.0} s: {(twins + relationships) / spent.TotalSeconds:N0} a second ({cpu.TotalSeconds:0.0} s of CPU)");
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Say($"memory           {(after - empty) / 1e6:N0} MB, {(after - empty) / (double)twins:N0} bytes a twin with its {relationships / (double)twins:0.0} relationships");
    }

    private static void Query(JournaledTwinGraph graph)
    {
        Random random = new(1);
        string Cell() => CellPlant.Cell(random.Next(Twins * 9 / 10));
        Measure(graph, "by id", () => $"SELECT * FROM DIGITALTWINS T WHERE T.$dtId = '{Cell()}'");
        Measure(graph, "by model, page of 100", () => "SELECT * FROM DIGITALTWINS T WHERE IS_OF_MODEL('dtmi:bench:Station;1')");
        Measure(graph, "property range, page of 100", () => string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM DIGITALTWINS T WHERE T.batch >= {random.Next(190)} AND T.batch < {random.Next(190) + 10}"));
        Measure(graph, "property equality", () => string.Create(CultureInfo.InvariantCulture, $"SELECT T.$dtId FROM DIGITALTWINS T WHERE T.Name = 'Cell {random.Next(90_000)}'"));
        Measure(graph, "1-hop JOIN, 100 rows", () => $"SELECT C FROM DIGITALTWINS S JOIN C RELATED S.contains WHERE S.$dtId = '{CellPlant.Station(random.Next(900))}'");
        Measure(graph, "3-hop MATCH", () => $"SELECT A, B FROM DIGITALTWINS MATCH (A)-[:feeds|testedBeside*..3]->(B) WHERE A.$dtId = '{Cell()}'");
        Measure(graph, "COUNT of all", () => "SELECT COUNT() FROM DIGITALTWINS");
        Measure(graph, "COUNT by property", () => "SELECT COUNT() FROM DIGITALTWINS T WHERE T.passed = false");
        Measure(graph, "COUNT by two properties", () => "SELECT COUNT() FROM DIGITALTWINS T WHERE T.passed = false AND T.grade = 'A'", 50);
    }

    private static void Measure(JournaledTwinGraph graph, string name, Func<string> text, int runs = Queries)
    {
        QueryEngine engine = new();
        List<double> times = new(runs);
        long start = Stopwatch.GetTimestamp();
        Answer(graph, engine, text());
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        int rows = 0;
        for (int i = 0; i < runs; i++)
        {
            string query = text();
            start = Stopwatch.GetTimestamp();
            rows = Answer(graph, engine, query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Say($"{name,-28} p50 {times[runs / 2]:0.000} ms, p99 {times[runs * 99 / 100]:0.000} ms (first {first:0.0} ms, {rows} rows, written as JSON)");
    }

    private static int Answer(JournaledTwinGraph graph, QueryEngine engine, string text)
    {
        PreparedQuery query = engine.Prepare(text);
        QueryPage page = engine.Page(query, graph.Indexes.Including(query.IndexablePaths));
        using Utf8JsonWriter writer = new(Stream.Null);
        page.WriteTo(writer);
        return page.Rows.Count;
    }

    private static async Task<List<DateTimeOffset>> Change(JournaledTwinGraph graph)
    {
        const int Writers = 32;
        List<DateTimeOffset> moments = [];
        long start = Stopwatch.GetTimestamp();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        for (int quarter = 0; quarter < 4; quarter++)
        {
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                Random random = new((quarter * Writers) + writer);
                for (int i = 0; i < Changes / 4 / Writers; i++)
                {
                    string patch = string.Create(CultureInfo.InvariantCulture, $$"""[{"op": "replace", "path": "/voltage", "value": {{random.NextDouble()}}}]""");
                    await graph.PatchTwinAsync(CellPlant.Cell(random.Next(Twins * 9 / 10)), JsonPatch.Read(JsonElement.Parse(patch)), default, new("api"));
                }
            })));
            moments.Add(DateTimeOffset.UtcNow);
        }

        TimeSpan spent = Stopwatch.GetElapsedTime(start);
        Say($"patches          {Changes:N0} from {Writers} writers in {spent.TotalSeconds:0.0} s: {Changes / spent.TotalSeconds:N0} a second, {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Changes:0.0} µs of CPU each, journaled");
        return moments;
    }

    private static async Task Past(JournaledTwinGraph graph, List<DateTimeOffset> moments)
    {
        for (int i = moments.Count - 2; i >= 0; i--)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            TwinGraphSnapshot past = await graph.History.AsOfAsync(moments[i]);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            double whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            QueryEngine engine = new();
            start = Stopwatch.GetTimestamp();
            int rows = engine.Rows(engine.Prepare("SELECT T.$dtId FROM DIGITALTWINS T WHERE T.voltage < 0.01"), new SnapshotScan(past)).Count();
            double query = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await graph.History.AsOfAsync(moments[i]);
            double again = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await graph.History.TwinAsOfAsync(CellPlant.Cell(4711), moments[i]);
            double twin = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Say($"asOf, {(moments.Count - 1 - i) * Changes / 4:N0} changes ago: whole graph {whole:N0} ms ({cpu.TotalMilliseconds:N0} ms of CPU), again {again:0.0} ms, scan of it {query:N0} ms ({rows} rows), one twin {twin:0.00} ms");
        }
    }

    private static void ColdStart(string folder)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        using DataDirectory directory = Open(folder);
        using JournaledTwinGraph graph = Open(directory);
        TimeSpan spent = Stopwatch.GetElapsedTime(start);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        long size = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Say($"cold start       {spent.TotalSeconds:0.0} s ({cpu.TotalSeconds:0.0} s of CPU) for {graph.Current.Twins.Count:N0} twins, {graph.Current.Relationships.Count:N0} relationships; {size / 1e6:N0} MB on disk with {graph.LastSequence:N0} changes");
    }

    private static void Say(string line) => Console.WriteLine(line);
}
