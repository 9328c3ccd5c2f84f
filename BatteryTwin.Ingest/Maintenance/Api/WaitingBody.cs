using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A remaining life and costs of which the cost of waiting is asked; money in the catalogue's currency.</summary>
/// <param name="Quantiles">Points of the distribution: probability of failing before so many running hours.</param>
/// <param name="Planned">Cost when done in time.</param>
/// <param name="Failure">Cost after a failure.</param>
/// <param name="RunningShare">Running hours per calendar hour; 1 when null.</param>
/// <param name="LifeValuePerHour">Worth of a running hour of life; from the age when null, or 0.</param>
/// <param name="AgeHours">Running hours behind it.</param>
/// <param name="HorizonHours">Calendar hours to look ahead; 672 when null.</param>
/// <param name="Points">Points of the curve; 97 when null.</param>
internal sealed record WaitingBody(LifePoint[]? Quantiles, double? Planned, double? Failure, double? RunningShare, double? LifeValuePerHour, double? AgeHours, double? HorizonHours, int? Points);
