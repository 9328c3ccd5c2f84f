using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>One edit.</summary>
/// <param name="Op">addEdge, removeEdge, forbidEdge, allowEdge, putNode, removeNode or setTarget.</param>
/// <param name="From">Cause of an edge.</param>
/// <param name="To">Effect of an edge.</param>
/// <param name="Id">Node of an edit of nodes; of one that is put and there already, what is left out stays.</param>
/// <param name="Kind">continuous or binary, of a node that is put.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Step">Its step.</param>
/// <param name="Table">Its table.</param>
public sealed record GraphEditItem(string? Op, string? From, string? To, string? Id, string? Kind, string? Unit, string? Step, string? Table)
{
    internal GraphEdit ToEdit(CausalGraph graph)
    {
        if (!Enum.TryParse(Op, ignoreCase: true, out GraphEditKind kind) || int.TryParse(Op, out _))
        {
            throw new RootCauseInputException($"'{Op}' is no edit; use addEdge, removeEdge, forbidEdge, allowEdge, putNode, removeNode or setTarget");
        }

        bool isEdge = kind <= GraphEditKind.AllowEdge;
        if (isEdge ? string.IsNullOrEmpty(From) || string.IsNullOrEmpty(To) : string.IsNullOrEmpty(Id))
        {
            throw new RootCauseInputException(isEdge ? $"{Op} needs 'from' and 'to'" : $"{Op} needs 'id'");
        }

        // What is left out of a node that is there stays.
        CausalNode node = graph.Nodes.FirstOrDefault(known => known.Id == Id) ?? new(Id ?? string.Empty, CausalNodeKind.Continuous);
        bool isBinary = string.Equals(Kind, "binary", StringComparison.OrdinalIgnoreCase);
        return isEdge ? new(kind, From!, To!)
            : kind != GraphEditKind.PutNode ? new(kind, Id!)
            : Kind is not null && !isBinary && !string.Equals(Kind, "continuous", StringComparison.OrdinalIgnoreCase) ? throw new RootCauseInputException($"node '{Id}': kind '{Kind}' is not known; use binary or continuous")
            : new(kind, Id!, Node: node with { Kind = Kind is null ? node.Kind : isBinary ? CausalNodeKind.Binary : CausalNodeKind.Continuous, Unit = Unit ?? node.Unit, Step = Step ?? node.Step, Table = Table ?? node.Table });
    }
}
