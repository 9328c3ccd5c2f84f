using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Maintenance;

/// <summary>Remembers outcomes it is told; can be away.</summary>
internal sealed class OutcomeDesk : IPrognosticsDesk
{
    public bool Away { get; set; }

    public List<(OutcomeBody Body, string? Actor)> Told { get; } = [];

    public Task<OutcomeAnswer> AddOutcomeAsync(OutcomeBody body, string? actor, CancellationToken cancel)
    {
        if (Away)
        {
            throw new StorageUnavailableException("the ingest service does not answer");
        }

        Told.Add((body, actor));
        return Task.FromResult(new OutcomeAnswer(Told.Count, "BallBearings", body.Twin!, body.Component!, body.End!, body.At!.Value, actor, body.Note));
    }

    public Task<IReadOnlyList<DatasetAnswer>> DatasetsAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<ModelAnswer>> ModelsAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<TrainingAnswer>> TrainingsAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<string> TrainAsync(TrainingBody body, bool asClassifier, CancellationToken cancel) => throw new NotSupportedException();

    public Task CancelTrainingAsync(string jobId, CancellationToken cancel) => throw new NotSupportedException();

    public Task DeleteDatasetAsync(string id, CancellationToken cancel) => throw new NotSupportedException();

    public Task DeleteModelAsync(string id, string? actor, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<RegistryTypeAnswer>> RegistryAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<RegistryChangeAnswer>> HistoryAsync(string? componentType, int limit, CancellationToken cancel) => throw new NotSupportedException();

    public Task<RegistryTypeAnswer> ChangeAsync(string componentType, RegistryChangeBody body, string? actor, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<ComponentTypeHealth>> HealthAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<OutcomeAnswer>> OutcomesAsync(string? componentType, int limit, CancellationToken cancel) => throw new NotSupportedException();
}
