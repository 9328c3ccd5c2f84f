using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>What people do in the model studio. Every action gives null when it was done, else why not. Singleton.</summary>
public sealed class ModelStudioDesk(IPrognosticsDesk desk)
{
    private const int ChangesShown = 50;

    /// <summary>Reads everything; what was known before stays, with the problem, while it cannot be read.</summary>
    public async Task<ModelStudioView> ReadAsync(ModelStudioView? before, CancellationToken cancel)
    {
        try
        {
            return new(
                await desk.RegistryAsync(cancel), await desk.ModelsAsync(cancel), await desk.DatasetsAsync(cancel), await desk.TrainingsAsync(cancel), await desk.HistoryAsync(null, ChangesShown, cancel), null);
        }
        catch (StorageUnavailableException problem)
        {
            return (before ?? new([], [], [], [], [], null) { IsKnown = false }) with { Problem = ForecastWords.Capital(problem.Message) };
        }
    }

    public Task<string?> TrainAsync(TrainingBody body, bool asClassifier, CancellationToken cancel) => TryAsync(() => desk.TrainAsync(body, asClassifier, cancel));

    public Task<string?> CancelTrainingAsync(string jobId, CancellationToken cancel) => TryAsync(() => desk.CancelTrainingAsync(jobId, cancel));

    public Task<string?> DeleteDatasetAsync(string id, CancellationToken cancel) => TryAsync(() => desk.DeleteDatasetAsync(id, cancel));

    public Task<string?> DeleteModelAsync(string id, string actor, CancellationToken cancel) => TryAsync(() => desk.DeleteModelAsync(id, actor, cancel));

    public Task<string?> ChangeAsync(string componentType, string action, string? modelId, string reason, string actor, CancellationToken cancel) =>
        TryAsync(() => desk.ChangeAsync(componentType, new(action, modelId, reason), actor, cancel));

    public Task<string?> AddOutcomeAsync(OutcomeBody body, string actor, CancellationToken cancel) => TryAsync(() => desk.AddOutcomeAsync(body, actor, cancel));

    private static async Task<string?> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception problem) when (problem is PrognosticsException or StorageUnavailableException)
        {
            return $"{char.ToUpperInvariant(problem.Message[0])}{problem.Message[1..]}.";
        }
    }
}
