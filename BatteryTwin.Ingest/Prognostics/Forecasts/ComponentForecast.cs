namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>What is expected of one component of the running plant: remaining running hours with their interval, or why nothing is said.</summary>
/// <param name="TwinId">Twin that carries the component.</param>
/// <param name="Component">Name of the DTDL component within the twin.</param>
/// <param name="ComponentType">Kind of component; one model serves all components of a kind.</param>
/// <param name="Time">Time of the newest data that the forecast rests on.</param>
/// <param name="ModelId">Model that made it; null when there is none yet.</param>
/// <param name="RulHours">Median remaining running hours; null when abstained.</param>
/// <param name="LowerHours">Lower end of the interval.</param>
/// <param name="UpperHours">Upper end of the interval.</param>
/// <param name="Level">Promised coverage of the interval, 0..1.</param>
/// <param name="CapHours">Remaining life above which the model does not tell lives apart; null when abstained.</param>
/// <param name="Quantiles">Distribution of the remaining life, ascending; empty when abstained.</param>
/// <param name="AbstainReason">Why there is no forecast; null when there is one.</param>
/// <param name="Contributions">What moved it, in hours, largest first.</param>
public sealed record ComponentForecast(
    string TwinId,
    string Component,
    string ComponentType,
    DateTimeOffset Time,
    string? ModelId,
    double? RulHours,
    double? LowerHours,
    double? UpperHours,
    double Level,
    double? CapHours,
    IReadOnlyList<LifeQuantile> Quantiles,
    string? AbstainReason,
    IReadOnlyList<ForecastContribution> Contributions);
