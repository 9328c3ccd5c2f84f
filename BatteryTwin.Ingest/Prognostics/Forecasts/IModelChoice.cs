namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Which models speak for each kind of component. Asked before every scoring, so it must be quick.</summary>
/// <remarks>A kind of component is named as in <see cref="ComponentForecast.ComponentType"/>: by its DTDL interface (<c>BallBearings</c>).</remarks>
public interface IModelChoice
{
    /// <summary>Id of the model that forecasts the components of a kind; null when there is none yet.</summary>
    string? ChampionOf(string componentType);

    /// <summary>Models that are asked beside it and only compared; few.</summary>
    IReadOnlyList<string> ChallengersOf(string componentType);

    /// <summary>Factor on a model's intervals for a kind of component; 1 while it keeps its promise.</summary>
    double WideningOf(string componentType, string modelId);
}
