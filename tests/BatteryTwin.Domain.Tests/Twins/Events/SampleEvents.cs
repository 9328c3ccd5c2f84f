using BatteryTwin.Domain.Twins.Events;

namespace BatteryTwin.Domain.Tests.Twins.Events;

/// <summary>Events to try filters on.</summary>
internal static class SampleEvents
{
    public static CloudEvent Update { get; } = new()
    {
        Id = "e-1",
        Source = "plant.example",
        Type = EventTypes.TwinUpdate,
        Subject = "Mixer-1",
        Time = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
        Data = EventGraph.Parse("""{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"replace","path":"/Speed","value":900.5},{"op":"remove","path":"/Batch"}],"odd key":{"deep":true,"none":null}}"""),
    };

    public static CloudEvent Telemetry { get; } = new()
    {
        Id = "m-1",
        Source = "plant.example/digitaltwins/Mixer-1",
        Type = EventTypes.Telemetry,
        Time = new DateTimeOffset(2026, 3, 1, 8, 0, 1, TimeSpan.Zero),
        DataSchema = "dtmi:test:Mixer;1",
        Data = EventGraph.Parse("""{"torque":12}"""),
    };
}
