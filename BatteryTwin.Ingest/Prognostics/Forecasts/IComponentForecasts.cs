namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>The newest forecast of every component that is watched, in this process or in the ingest service beside it.</summary>
/// <remarks>Earlier forecasts are series of the twin: fields <c>{component}.RemainingUsefulLifeHours</c>, <c>{component}.RemainingUsefulLifeLowerHours</c> and <c>{component}.RemainingUsefulLifeUpperHours</c>, measurement <c>forecast</c>.</remarks>
public interface IComponentForecasts
{
    /// <summary>All, the shortest life first and those without a forecast last.</summary>
    /// <exception cref="Storage.StorageUnavailableException">The ingest service is away.</exception>
    Task<IReadOnlyList<ComponentForecast>> LatestAsync(CancellationToken cancel);
}
