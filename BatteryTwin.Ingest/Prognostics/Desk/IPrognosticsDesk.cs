using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Health;

namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>What people do with data sets, models and outcomes, in this process or in the ingest service beside it. Files go over HTTP.</summary>
/// <remarks>
/// What cannot be done is a <see cref="PrognosticsException"/> that says why; the absence of the service, or a disk that takes nothing, a
/// <see cref="Storage.StorageUnavailableException"/>.
/// </remarks>
public interface IPrognosticsDesk
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DatasetAnswer>> DatasetsAsync(CancellationToken cancel);

    /// <summary>Newest first, of every kind.</summary>
    Task<IReadOnlyList<ModelAnswer>> ModelsAsync(CancellationToken cancel);

    /// <summary>Running trainings and those that ended lately, newest first.</summary>
    Task<IReadOnlyList<TrainingAnswer>> TrainingsAsync(CancellationToken cancel);

    /// <summary>Starts a training; returns its job.</summary>
    Task<string> TrainAsync(TrainingBody body, bool asClassifier, CancellationToken cancel);

    /// <summary>Asks a training to stop; one that has ended stays as it is.</summary>
    Task CancelTrainingAsync(string jobId, CancellationToken cancel);

    Task DeleteDatasetAsync(string id, CancellationToken cancel);

    Task DeleteModelAsync(string id, string? actor, CancellationToken cancel);

    /// <summary>Types of components with their models, by name.</summary>
    Task<IReadOnlyList<RegistryTypeAnswer>> RegistryAsync(CancellationToken cancel);

    /// <summary>Changes, newest first.</summary>
    Task<IReadOnlyList<RegistryChangeAnswer>> HistoryAsync(string? componentType, int limit, CancellationToken cancel);

    /// <summary>Changes the state of a model; returns the type as it is then.</summary>
    Task<RegistryTypeAnswer> ChangeAsync(string componentType, RegistryChangeBody body, string? actor, CancellationToken cancel);

    /// <summary>Whether forecasts hold, by type.</summary>
    Task<IReadOnlyList<ComponentTypeHealth>> HealthAsync(CancellationToken cancel);

    /// <summary>Outcomes, newest first.</summary>
    Task<IReadOnlyList<OutcomeAnswer>> OutcomesAsync(string? componentType, int limit, CancellationToken cancel);

    Task<OutcomeAnswer> AddOutcomeAsync(OutcomeBody body, string? actor, CancellationToken cancel);
}
