using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>The contract, kept over a real InfluxDB server.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxContractTests(InfluxServer server) : TelemetryStoreContract
{
    private protected override Task<IContractBench> OpenAsync() =>
        Task.FromResult<IContractBench>(new InfluxBench(InfluxBench.Options(server.Url, server.NewDatabase())));
}
