using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Forecasts in memory.</summary>
internal sealed class ForecastBook(TimeProvider time) : IComponentForecasts
{
    private static readonly (double Probability, double Factor)[] s_shape =
        [(0.025, 0.5), (0.05, 0.6), (0.1, 0.7), (0.25, 0.85), (0.5, 1), (0.75, 1.2), (0.9, 1.4), (0.95, 1.6), (0.975, 1.8)];

    private readonly List<ComponentForecast> _forecasts = [];

    /// <summary>Why the ingest service does not answer; null while it does.</summary>
    public string? Away { get; set; }

    /// <summary>A forecast whose 80 % interval goes from 0.7 to 1.4 times its median, held at a cap.</summary>
    public ComponentForecast Put(string twinId, string component, double hours, double capHours = 10_000, TimeSpan age = default, params ForecastContribution[] contributions)
    {
        LifeQuantile[] quantiles = [.. s_shape.Select(point => new LifeQuantile(point.Probability, Math.Min(capHours, hours * point.Factor)))];
        ComponentForecast forecast = new(
            twinId, component, component, time.GetUtcNow() - age, "m-7", Math.Min(capHours, hours), quantiles[1].Hours, quantiles[7].Hours, 0.9, capHours, quantiles, null, contributions);
        _forecasts.Add(forecast);
        return forecast;
    }

    public void Abstain(string twinId, string component, string reason) =>
        _forecasts.Add(new(twinId, component, component, time.GetUtcNow(), "m-7", null, null, null, 0.9, null, [], reason, []));

    public Task<IReadOnlyList<ComponentForecast>> LatestAsync(CancellationToken cancel) =>
        Away is { } reason ? throw new StorageUnavailableException(reason) : Task.FromResult<IReadOnlyList<ComponentForecast>>([.. _forecasts]);
}
