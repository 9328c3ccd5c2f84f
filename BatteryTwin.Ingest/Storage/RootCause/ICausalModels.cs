using BatteryTwin.Domain.RootCause;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Causal models that people have made, kept until they are deleted.</summary>
public interface ICausalModels
{
    /// <summary>Fits a model and keeps it.</summary>
    /// <param name="graph">A causal graph as JSON.</param>
    /// <param name="reference">Its reference units as CSV.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <exception cref="RootCauseInputException">Graph or reference cannot be used, or there are too many models.</exception>
    /// <exception cref="StorageUnavailableException">The disk takes nothing now.</exception>
    Task<KeptCausalModel> AddAsync(byte[] graph, byte[] reference, CancellationToken cancel);

    /// <summary>A model by its id, fitted again where it is not in memory; null when there is none.</summary>
    Task<KeptCausalModel?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Ids of all models, newest first.</summary>
    IReadOnlyList<string> Ids();

    /// <summary>Deletes a model; false when there was none.</summary>
    bool Delete(string id);
}
