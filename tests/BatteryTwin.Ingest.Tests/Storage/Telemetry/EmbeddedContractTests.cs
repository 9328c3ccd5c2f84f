namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>The contract, kept by the embedded store.</summary>
public sealed class EmbeddedContractTests : TelemetryStoreContract
{
    private protected override Task<IContractBench> OpenAsync() => Task.FromResult<IContractBench>(new StoreBench());
}
