namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>A forecast and what it was made from.</summary>
/// <param name="Forecast">The forecast.</param>
/// <param name="Ticks">Running hours seen of the part that is built in.</param>
/// <param name="Channels">Scaled sensors of the last one; empty when nothing was seen.</param>
internal sealed record ScoredComponent(ComponentForecast Forecast, int Ticks, float[] Channels);
