namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>A prediction, what it missed (truth − prediction), and whose it was (assets numbered from 0).</summary>
internal readonly record struct CalibrationRow(double Predicted, double Miss, int Asset);
