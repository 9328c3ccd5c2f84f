using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Remaining life of the running plant's components over HTTP.</summary>
internal static class ForecastEndpoints
{
    public static async Task<Results<Ok<ForecastsAnswer>, ValidationProblem>> ListAsync(HttpContext context, IComponentForecasts forecasts, CancellationToken cancel)
    {
        IQueryCollection query = context.Request.Query;
        ParameterFaults faults = new();
        faults.AddUnknown(query, "twin");
        if (query.ContainsKey("twin") && query["twin"].Any(string.IsNullOrEmpty))
        {
            faults.Add("twin", "name the twin, for example MixingStep-Line1-Munich; leave twin out for all");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        IReadOnlyList<ComponentForecast> latest = await forecasts.LatestAsync(cancel).ConfigureAwait(false);
        string?[] twins = [.. query["twin"]];
        return TypedResults.Ok(new ForecastsAnswer(twins.Length == 0 ? latest : [.. latest.Where(forecast => twins.Contains(forecast.TwinId, StringComparer.Ordinal))]));
    }
}
