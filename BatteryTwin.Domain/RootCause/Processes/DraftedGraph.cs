namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>A first graph of a process, to be corrected by people.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Notes">What was assumed and what could not be placed.</param>
public sealed record DraftedGraph(ProcessGraph Graph, IReadOnlyList<string> Notes);
