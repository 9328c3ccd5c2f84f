using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>What a model said of a component, to be compared with what happens.</summary>
/// <param name="ComponentType">Type of the component.</param>
/// <param name="Component">The component.</param>
/// <param name="ModelId">Champion or challenger.</param>
/// <param name="Time">When.</param>
/// <param name="Forecast">The forecast, in hours.</param>
public sealed record ForecastEntry(string ComponentType, ComponentName Component, string ModelId, DateTimeOffset Time, LifeForecast Forecast);
