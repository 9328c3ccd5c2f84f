namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>What a fault does to one signal, and from when on.</summary>
internal sealed record FaultEffect(string Twin, string Field, DateTimeOffset From, string Description);
