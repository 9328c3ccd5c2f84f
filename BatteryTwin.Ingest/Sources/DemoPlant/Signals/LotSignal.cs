using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>A value measured once per lot (batch, coil sample, scan) and held until the next one.</summary>
internal sealed record LotSignal(string Path, double Mean, double Sd, int Digits, double LotMinutes) : SignalModel(Path, Digits)
{
    /// <summary>What a quality fault upstream adds at full effect.</summary>
    public double FaultShift { get; init; }

    public override double At(StationMoment moment, ulong seed)
    {
        double lotSeconds = LotMinutes * 60;
        double offset = SeededNoise.Uniform(seed, -1) * lotSeconds;
        double lot = Math.Floor((moment.Seconds + offset) / lotSeconds);
        double shift = FaultShift == 0 ? 0 : FaultShift * moment.QualityEffectAt((lot * lotSeconds) - offset);
        return Mean + (Sd * SeededNoise.Gaussian(seed, (long)lot)) + shift;
    }
}
