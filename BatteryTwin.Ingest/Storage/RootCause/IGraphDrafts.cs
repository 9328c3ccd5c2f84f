using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Drafts of causal graphs, and what the plant's units say of a graph.</summary>
public interface IGraphDrafts
{
    /// <summary>A graph drafted from the unit tables, the twin graph's flow and the models; null while there are no units.</summary>
    /// <exception cref="RootCauseInputException">The tables have nothing that could be explained.</exception>
    Task<DraftedGraph?> DraftAsync(CancellationToken cancel);

    /// <summary>Where the units of the last days tell something else than a graph; null while there are none.</summary>
    /// <exception cref="RootCauseInputException">There are too few units to tell.</exception>
    Task<(IReadOnlyList<GraphMisfit> Misfits, int Rows)?> MisfitsAsync(ProcessGraph graph, CancellationToken cancel);
}
