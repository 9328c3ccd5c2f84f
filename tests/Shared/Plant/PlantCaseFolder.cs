using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>Plant cases from a folder of the data set <c>rca-plant</c>, or made by <see cref="SyntheticPlant"/>.</summary>
public static class PlantCaseFolder
{
    private static readonly string[] s_tables = ["slurry", "coils", "cells"];

    public static PlantCase Read(string folder, PlantGraph graph) => Build(
        graph,
        File.ReadAllBytes(Path.Combine(folder, "case.json")),
        [.. s_tables.Select(name => new TableSource(name, () => File.OpenRead(Path.Combine(folder, name + ".csv.gz"))))]);

    public static PlantCase Of(PlantTables tables, PlantGraph graph)
    {
        string[] texts = [tables.Slurry, tables.Coils, tables.Cells];
        return Build(graph, Encoding.UTF8.GetBytes(tables.Case), [.. s_tables.Select((name, at) => new TableSource(name, () => new MemoryStream(Encoding.UTF8.GetBytes(texts[at]))))]);
    }

    /// <summary>The injected faults of a case of the data set, as node and place, and how many defects they caused.</summary>
    public static (IReadOnlyList<(string Node, string Place)> Faults, int Caused) Truth(string dataSet, string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(dataSet, "truth.json")));
        JsonElement truth = document.RootElement.GetProperty(name);
        return ([.. truth.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("node").GetString()!, fault.GetProperty("station").GetString()!))], truth.GetProperty("caused_defects").GetInt32());
    }

    private static PlantCase Build(PlantGraph graph, byte[] question, IReadOnlyList<TableSource> sources) =>
        new(graph, PlantQuestion.Read(question, graph), UnitTables.Read(sources, table => PlantCase.NumbersOf(graph, table), CancellationToken.None));
}
