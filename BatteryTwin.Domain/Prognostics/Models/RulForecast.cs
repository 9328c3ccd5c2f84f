namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Remaining life with its interval, or why none is given.</summary>
/// <param name="Rul">Remaining life in the unit of the data's times; null when abstained.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="AbstainReason">Why there is no forecast; null when there is one.</param>
/// <param name="Features">What it was made from; empty when abstained.</param>
public sealed record RulForecast(double? Rul, double? Lower, double? Upper, string? AbstainReason, float[] Features);
