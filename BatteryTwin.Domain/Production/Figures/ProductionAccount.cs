using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Times and output of a station over a period, or sums of such accounts. Ratios are only ever taken of an account, never averaged.</summary>
/// <param name="Time">Times.</param>
/// <param name="Planned">Output inside the planned busy time.</param>
/// <param name="Unplanned">Output outside of it, which counts for no ratio.</param>
/// <param name="EnergyKwh">Electrical energy, all of the calendar.</param>
/// <param name="Failures">Failures that began in the period.</param>
public sealed record ProductionAccount(TimeModel Time, Output Planned, Output Unplanned = default, double EnergyKwh = 0, int Failures = 0)
{
    public static ProductionAccount Zero { get; } = new(TimeModel.Zero, Output.None);

    public static ProductionAccount operator +(ProductionAccount left, ProductionAccount right) => new(
        left.Time + right.Time, left.Planned + right.Planned, left.Unplanned + right.Unplanned, left.EnergyKwh + right.EnergyKwh, left.Failures + right.Failures);

    public static ProductionAccount Add(ProductionAccount left, ProductionAccount right) => left + right;
}
