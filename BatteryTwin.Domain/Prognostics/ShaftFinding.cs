namespace BatteryTwin.Domain.Prognostics;

/// <summary>A bearing was found faulty.</summary>
/// <param name="Bearing">Which of the shaft's, from 0.</param>
/// <param name="Excess">How far it has risen above its neighbours, in spreads of its own healthy time.</param>
/// <param name="Ratio">Its peak-to-peak acceleration now over its normal.</param>
public sealed record ShaftFinding(int Bearing, double Excess, double Ratio);
