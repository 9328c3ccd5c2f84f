using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>The causal graphs of the plant's processes: drafted from the twin graph, edited by people, every version kept.</summary>
public interface ICausalGraphs
{
    /// <summary>The process of the demo plant and of the first draft.</summary>
    const string StandardProcess = "cells";

    /// <summary>Raised with the process whose graph has a new version.</summary>
    event Action<string>? Changed;

    /// <summary>The current version of every process's graph, in order of their names.</summary>
    IReadOnlyList<KeptCausalGraph> Current();

    /// <summary>A version of a process's graph, the current one by default; null when there is none.</summary>
    KeptCausalGraph? Find(string process, int? version = null);

    /// <summary>All versions of a process's graph, newest first.</summary>
    IReadOnlyList<KeptCausalGraph> Versions(string process);

    /// <summary>Keeps a graph as the next version.</summary>
    /// <param name="process">Name of the process: letters, digits and hyphens.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="basedOn">The version that was edited, 0 for a new process; another current version is refused.</param>
    /// <param name="by">Who edits.</param>
    /// <param name="change">What was changed.</param>
    /// <exception cref="RootCauseInputException">The name cannot be used, or somebody else has made a newer version.</exception>
    KeptCausalGraph Save(string process, ProcessGraph graph, int basedOn, string by, string change);
}
