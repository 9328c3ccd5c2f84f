namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Answer of <c>GET /api/prognostics/forecasts</c>.</summary>
/// <param name="Forecasts">The newest forecast of every watched component, shortest life first.</param>
public sealed record ForecastsAnswer(IReadOnlyList<ComponentForecast> Forecasts);
