using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Plant;

namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>The causal graph of a process whose units are kept in several tables, with its steps and their stations.</summary>
/// <param name="Causes">Variables and what acts on what.</param>
/// <param name="Steps">The steps, in the order of the material.</param>
public sealed record ProcessGraph(CausalGraph Causes, IReadOnlyList<ProcessStep> Steps)
{
    /// <summary>The graph as plant attribution takes it.</summary>
    /// <exception cref="PlantCaseException">A node names no table.</exception>
    public PlantGraph ToPlantGraph()
    {
        Dictionary<string, string> stations = Steps.GroupBy(step => step.Step, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().StationColumn, StringComparer.Ordinal);
        CausalNode? loose = Causes.Nodes.FirstOrDefault(node => node.Table.Length == 0);
        return loose is null
            ? new(
                Causes.Target.Id,
                [.. Causes.Nodes.Select(node => new PlantNode(node.Id, node.Table, node.Step, node.Unit, node.Kind == CausalNodeKind.Binary, stations.GetValueOrDefault(node.Step)))],
                [.. Causes.Edges.Select(edge => (edge.From, edge.To))])
            : throw new PlantCaseException($"graph: node '{loose.Id}' names no table; say in which table of units it is measured");
    }
}
