namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>What forecasts of lives that the model had not seen were worth.</summary>
/// <param name="Kind">Kind of component.</param>
/// <param name="Lives">Lives followed to their failure.</param>
/// <param name="Forecasts">Hourly forecasts made.</param>
/// <param name="Abstained">Hours without one.</param>
/// <param name="Rmse">Error against the capped truth, in hours.</param>
/// <param name="Coverage">Share of capped truths in their interval.</param>
/// <param name="WarningCoverage">The same where less than the cap is left: intervals of sound components are easily right; NaN when there was no such hour.</param>
/// <param name="MeanWidthHours">Mean width of the intervals.</param>
/// <param name="Missed">Lives that failed without an alarm before.</param>
/// <param name="LeadHours">Median hours from the alarm to the failure; null when there was none.</param>
/// <param name="ShortestLeadHours">The shortest.</param>
/// <param name="FalseAlarms">Alarms while the component was sound and had more than the cap left.</param>
/// <param name="SoundWeeks">Weeks in which there could have been any.</param>
/// <param name="LevelCoverage">Coverage where less than the cap is left, level by level.</param>
public sealed record FleetScore(
    string Kind, int Lives, int Forecasts, int Abstained, double Rmse, double Coverage, double WarningCoverage, double MeanWidthHours,
    int Missed, double? LeadHours, double? ShortestLeadHours, int FalseAlarms, double SoundWeeks, IReadOnlyList<(double Level, double Coverage)> LevelCoverage)
{
    public double FalseAlarmsPerWeek => SoundWeeks > 0 ? FalseAlarms / SoundWeeks : 0;
}
