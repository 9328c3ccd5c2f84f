using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>One edit.</summary>
/// <param name="Op">addEdge, removeEdge, forbidEdge, allowEdge, putNode, removeNode or setTarget.</param>
/// <param name="From">Cause of an edge.</param>
/// <param name="To">Effect of an edge.</param>
/// <param name="Id">Node of an edit of nodes.</param>
/// <param name="Kind">continuous or binary, of a node that is put.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Step">Its step.</param>
/// <param name="Table">Its table.</param>
public sealed record GraphEditItem(string? Op, string? From, string? To, string? Id, string? Kind, string? Unit, string? Step, string? Table)
{
    internal GraphEdit ToEdit()
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

        bool isBinary = string.Equals(Kind, "binary", StringComparison.OrdinalIgnoreCase);
        return isEdge ? new(kind, From!, To!)
            : kind != GraphEditKind.PutNode ? new(kind, Id!)
            : Kind is not null && !isBinary && !string.Equals(Kind, "continuous", StringComparison.OrdinalIgnoreCase) ? throw new RootCauseInputException($"node '{Id}': kind '{Kind}' is not known; use binary or continuous")
            : new(kind, Id!, Node: new CausalNode(Id!, isBinary ? CausalNodeKind.Binary : CausalNodeKind.Continuous, Unit ?? string.Empty, Step: Step ?? string.Empty, Table: Table ?? string.Empty));
    }
}
