namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of formation and ageing.</summary>
internal static class FormationSignals
{
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Sluggish("cellTemperature", 45, 0.3, 1, 60),
        Signal.Lively("chargeRate", 0.1, 0.0004, 4),
        Signal.PerLot("firstCycleEfficiency", 87.9, 0.18, 2, 15),
        Signal.PerLot("gasVolume", 6.06, 0.25, 2, 15),
        Signal.Number("Channels.activeChannels", 3820, 24, 60),
        Signal.Number("Channels.trippedChannels", 6, 1.6, 240),
        Signal.Sluggish("ContactProbes.contactResistance", 0.82, 0.012, 3, 360),
        Signal.Sluggish("Cooling.rackGradient", 1.9, 0.12, 2, 60),
        Signal.Lively("Cooling.fanSpeed", 1500, 4, 0),
    ];
}
