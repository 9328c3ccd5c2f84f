namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>One variable of a process.</summary>
/// <param name="Id">Name; the column of that name holds its values.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Unit">Unit of measurement; empty for none.</param>
/// <param name="Tier">Where it stands in the process, such as input, process, check, outcome.</param>
/// <param name="Step">The process step that it belongs to; empty when not known.</param>
/// <param name="Table">The table that holds it, when a process has several; empty for the only one.</param>
public sealed record CausalNode(string Id, CausalNodeKind Kind, string Unit = "", string Tier = "", string Step = "", string Table = "");
