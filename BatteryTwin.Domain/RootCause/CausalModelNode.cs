using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause;

/// <summary>What a model knows of one node.</summary>
/// <param name="Id">The node.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Unit">Unit of measurement.</param>
/// <param name="Tier">Where it stands in the process.</param>
/// <param name="Parents">Nodes that act on it directly.</param>
/// <param name="Mechanism">What was fitted, in words.</param>
/// <param name="Rows">Reference rows that the fit rests on.</param>
/// <param name="Missing">Reference rows without a value.</param>
public sealed record CausalModelNode(string Id, CausalNodeKind Kind, string Unit, string Tier, IReadOnlyList<string> Parents, string Mechanism, int Rows, int Missing);
