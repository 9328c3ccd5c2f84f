namespace BatteryTwin.Ingest.Prognostics;

/// <summary>The forecast of an asset at one of its rows.</summary>
/// <param name="Asset">Its name.</param>
/// <param name="Time">The row's time.</param>
/// <param name="Rul">Remaining life; null when abstained.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Reason">Why there is none; null when there is one.</param>
/// <param name="Contributions">What moved it most, largest first; empty when not asked for.</param>
internal sealed record AssetForecast(string Asset, double Time, double? Rul, double? Lower, double? Upper, string? Reason, IReadOnlyList<FeatureContribution> Contributions);
