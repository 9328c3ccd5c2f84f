namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Which model speaks for each kind of component.</summary>
public interface IModelChoice
{
    /// <summary>Id of the model that forecasts the components of a kind; null when there is none yet. Asked before every scoring, so it must be quick.</summary>
    /// <param name="componentType">Kind of component, as in <see cref="ComponentForecast.ComponentType"/>: the name of its DTDL interface (<c>BallBearings</c>).</param>
    string? ChampionOf(string componentType);
}
