using System.Text.Json;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>The files of the data set <c>rca-line</c>.</summary>
internal sealed class RcaLine(string folder)
{
    public CausalGraph Graph { get; } = CausalGraphJson.Read(File.ReadAllBytes(Path.Combine(folder, "graph.json")));

    public ObservationTable Table(string name)
    {
        using StreamReader reader = new(Path.Combine(folder, name));
        return ObservationCsv.Read(reader, Graph, int.MaxValue);
    }

    public JsonElement Truth(string name) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, name)));
}
