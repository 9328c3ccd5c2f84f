using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Section <c>BatteryTwin:Twins</c>: the twin graph and what is written into it.</summary>
public sealed record TwinGraphOptions
{
    public const string Section = "BatteryTwin:Twins";

    /// <summary>Changes after which a new snapshot of the graph is taken, so that a start replays no more than about as many.</summary>
    public int SnapshotEvery { get; init; } = 10_000;

    /// <summary>How long the journal keeps property changes that came from telemetry; past states can be asked for as far back.</summary>
    public TimeSpan TelemetryHistory { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long the journal keeps all other changes; null = for good.</summary>
    public TimeSpan? History { get; init; }

    /// <summary>How large the graph and its parts may grow.</summary>
    public GraphLimits Limits { get; init; } = GraphLimits.Default;

    /// <summary>Shortest time between two writes of telemetry into the same twin.</summary>
    public TimeSpan PropertyUpdateInterval { get; init; } = TimeSpan.FromSeconds(10);
}
