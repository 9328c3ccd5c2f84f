namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>The newest forecasts of this process, all of one round. Safe for concurrent use.</summary>
internal sealed class ForecastBoard : IComponentForecasts
{
    private volatile IReadOnlyList<ComponentForecast> _latest = [];

    /// <summary>The round before has given way; raised after a round, also when nothing changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<ComponentForecast> Latest => _latest;

    public Task<IReadOnlyList<ComponentForecast>> LatestAsync(CancellationToken cancel) => Task.FromResult(_latest);

    public void Show(IEnumerable<ComponentForecast> forecasts)
    {
        _latest = [.. forecasts.OrderBy(forecast => forecast.RulHours ?? double.PositiveInfinity)
            .ThenBy(forecast => forecast.TwinId, StringComparer.Ordinal).ThenBy(forecast => forecast.Component, StringComparer.Ordinal)];
        Changed?.Invoke();
    }
}
