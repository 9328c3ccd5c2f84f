namespace BatteryTwin.Domain.Prognostics.Drift;

/// <summary>How far the live values of an input lie from what a model was trained on.</summary>
/// <param name="Input">Sensor.</param>
/// <param name="Values">Live values counted.</param>
/// <param name="Index">Population stability index against training.</param>
/// <param name="Limit">Index from which it counts as shifted: 0.25, or what single training assets reach without drift.</param>
/// <param name="MedianShift">How far the median moved, in spreads of the sensor under one operating condition.</param>
public sealed record InputDrift(string Input, long Values, double Index, double Limit, double MedianShift)
{
    public bool IsShifted => Index > Limit;
}
