using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>One version of the causal graph of a process.</summary>
/// <param name="Process">Name of the process in addresses, such as <c>cells</c>.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="At">When this version was made.</param>
/// <param name="By">Who made it, as they named themselves; the product's name for a draft.</param>
/// <param name="Change">What was changed, in words.</param>
public sealed record KeptCausalGraph(string Process, ProcessGraph Graph, int Version, DateTimeOffset At, string By, string Change);
