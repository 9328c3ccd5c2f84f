using BatteryTwin.Ingest.Sources.DemoPlant.Faults;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>The truth file: what was broken, and how long the components live.</summary>
internal sealed record PlantTruth(IReadOnlyList<InjectedFault> Faults, IReadOnlyList<TrueLife> Lives);
