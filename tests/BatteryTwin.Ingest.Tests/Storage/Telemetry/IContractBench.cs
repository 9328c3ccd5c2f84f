using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>A telemetry store of any kind that tests write to, read from, close and open again.</summary>
internal interface IContractBench : IAsyncDisposable
{
    ITelemetryStore Store { get; }

    /// <summary>First and last time the store can hold.</summary>
    long EarliestNs { get; }

    long LatestNs { get; }

    /// <summary>Brings points to where they finally lie.</summary>
    Task SettleAsync();

    Task RestartAsync();

    Task CloseAsync();
}
