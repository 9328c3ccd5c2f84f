namespace BatteryTwin.Domain.Prognostics;

/// <summary>A change of a bearing's state and its evidence: the last window's faulty and usable measurements, its median RMS and the machine's normal.</summary>
public sealed record BearingFinding(bool FaultPredicted, int Faulty, int Usable, double MedianG, double LimitG, VibrationBaseline Baseline);
