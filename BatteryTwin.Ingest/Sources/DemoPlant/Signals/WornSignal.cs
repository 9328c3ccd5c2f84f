using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>A signal of a component that wears, by the law that the fleet's history follows too.</summary>
internal sealed record WornSignal(ComponentKind Kind, WearSignal Law) : SignalModel(Law.Field, Law.Digits)
{
    /// <summary>The signals of a kind, but for those that a sensor model gives (raw vibration).</summary>
    public static IEnumerable<SignalModel> Of(ComponentKind kind, params string[] without) =>
        kind.Signals.Where(law => !without.Contains(law.Field, StringComparer.Ordinal)).Select(law => new WornSignal(kind, law) { Type = law.IsWhole ? FieldType.Integer : FieldType.Float });

    public override double At(StationMoment moment, ulong seed) => Law.At(moment.Seconds, moment.Level, moment.WearOf(Kind), seed);
}
