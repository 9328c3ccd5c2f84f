using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.RootCause;

namespace BatteryTwin.Web.State.Causes;

/// <summary>What the page of causal graphs reads and changes. Singleton.</summary>
public sealed class GraphDesk(ICausalGraphs graphs, IGraphDrafts drafts)
{
    /// <summary>The current graphs of all processes.</summary>
    public IReadOnlyList<KeptCausalGraph> Current() => graphs.Current();

    /// <summary>A version, the current one by default; null when there is none.</summary>
    public KeptCausalGraph? Find(string process, int? version = null) => graphs.Find(process, version);

    /// <summary>All versions, newest first.</summary>
    public IReadOnlyList<KeptCausalGraph> Versions(string process) => graphs.Versions(process);

    /// <summary>Makes edits on a version; null when it was done, else why not.</summary>
    public string? Edit(KeptCausalGraph graph, string by, params GraphEdit[] edits)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(edits);
        return Try(() => graphs.Save(graph.Process, edits.Aggregate(graph.Graph, (edited, edit) => edit.ApplyTo(edited)), graph.Version, by, string.Join("; ", edits.Select(edit => edit.Words))));
    }

    /// <summary>Makes an earlier version the newest again; null when it was done, else why not.</summary>
    public string? Restore(KeptCausalGraph earlier, int current, string by)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return Try(() => graphs.Save(earlier.Process, earlier.Graph, current, by, $"version {earlier.Version} again"));
    }

    /// <summary>Drafts the process anew as its next version; null when it was done, else why not.</summary>
    public async Task<string?> DraftAsync(string process, int current, string by, CancellationToken cancel)
    {
        try
        {
            return await drafts.DraftAsync(cancel) is { } draft
                ? Try(() => graphs.Save(process, draft.Graph, current, by, string.Join("; ", draft.Notes.Prepend("drafted anew"))))
                : "There are no units yet from whose tables a graph could be drafted.";
        }
        catch (Exception fault) when (IsTellable(fault))
        {
            return fault.Message;
        }
    }

    /// <summary>Where the units tell something else; with words where they cannot.</summary>
    public async Task<(IReadOnlyList<GraphMisfit> Misfits, int Rows, string? Problem)> CompareAsync(ProcessGraph graph, CancellationToken cancel)
    {
        try
        {
            return await drafts.MisfitsAsync(graph, cancel) is { } found ? (found.Misfits, found.Rows, null) : ([], 0, "There are no units to compare with yet.");
        }
        catch (Exception fault) when (IsTellable(fault))
        {
            return ([], 0, fault.Message);
        }
    }

    private static string? Try(Action change)
    {
        try
        {
            change();
            return null;
        }
        catch (Exception fault) when (IsTellable(fault))
        {
            return fault.Message;
        }
    }

    private static bool IsTellable(Exception fault) => fault is RootCauseInputException or StorageUnavailableException or TableException;
}
