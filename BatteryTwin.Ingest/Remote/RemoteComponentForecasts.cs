using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's forecasts, through its API.</summary>
internal sealed class RemoteComponentForecasts(IngestClient client) : IComponentForecasts
{
    public async Task<IReadOnlyList<ComponentForecast>> LatestAsync(CancellationToken cancel)
    {
        try
        {
            return (await client.GetAsync<ForecastsAnswer>("api/prognostics/forecasts", cancel).ConfigureAwait(false)).Forecasts;
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }
}
