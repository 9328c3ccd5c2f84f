using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>Reads whether forecasts hold. Singleton.</summary>
public sealed class ModelHealthReader(IPrognosticsDesk desk)
{
    private const int OutcomesShown = 30;

    /// <summary>Reads everything; what was known before stays, with the problem, while it cannot be read.</summary>
    public async Task<ModelHealthView> ReadAsync(ModelHealthView? before, CancellationToken cancel)
    {
        try
        {
            return new([.. (await desk.HealthAsync(cancel)).OrderBy(type => type.ModelId is null)], await desk.OutcomesAsync(null, OutcomesShown, cancel), null);
        }
        catch (StorageUnavailableException problem)
        {
            return (before ?? new([], [], null) { IsKnown = false }) with { Problem = ForecastWords.Capital(problem.Message) };
        }
    }
}
