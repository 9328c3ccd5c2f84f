namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>A signal that follows from others or from a fault, by its own formula.</summary>
internal sealed record DerivedSignal(string Path, int Digits, Func<StationMoment, ulong, double> Formula) : SignalModel(Path, Digits)
{
    public override double At(StationMoment moment, ulong seed) => Formula(moment, seed);
}
