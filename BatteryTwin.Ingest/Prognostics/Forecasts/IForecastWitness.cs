namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Is told every forecast of champions and challengers, to compare it with what happens.</summary>
internal interface IForecastWitness
{
    /// <param name="scored">The forecast and what it was made from.</param>
    /// <param name="model">The model.</param>
    /// <param name="widening">Factor that is on its intervals.</param>
    /// <param name="now">Time of the scoring.</param>
    void Take(ScoredComponent scored, StoredModel model, double widening, DateTimeOffset now);
}
