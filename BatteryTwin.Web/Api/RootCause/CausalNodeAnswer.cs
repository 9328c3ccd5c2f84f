using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>One node of a causal model.</summary>
/// <param name="Id">The node.</param>
/// <param name="Kind"><c>binary</c> or <c>continuous</c>.</param>
/// <param name="Unit">Unit of measurement.</param>
/// <param name="Tier">Where it stands in the process.</param>
/// <param name="Parents">Nodes that act on it directly.</param>
/// <param name="Mechanism">What was fitted, in words.</param>
/// <param name="Rows">Reference rows that the fit rests on.</param>
/// <param name="Missing">Reference rows without a value.</param>
public sealed record CausalNodeAnswer(string Id, string Kind, string Unit, string Tier, IReadOnlyList<string> Parents, string Mechanism, int Rows, int Missing)
{
    internal static CausalNodeAnswer Of(CausalModelNode node) =>
        new(node.Id, node.Kind == CausalNodeKind.Binary ? "binary" : "continuous", node.Unit, node.Tier, node.Parents, node.Mechanism, node.Rows, node.Missing);
}
