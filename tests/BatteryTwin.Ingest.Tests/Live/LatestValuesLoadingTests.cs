using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Live;

public sealed class LatestValuesLoadingTests
{
    [Fact]
    public async Task Start_StoreCannotBeRead_StartsAndLoadsWhenItCan()
    {
        MemoryTelemetryStore store = new() { ReadFault = new StorageUnavailableException("away") };
        TelemetryBatchBuilder builder = new();
        builder.Add(new SeriesKey("m", [new SeriesTag(SeriesKey.TwinTag, "a")], "f"), 5, FieldValue.Float(7));
        await store.AppendAsync(builder.Build(), TestContext.Current.CancellationToken);
        LatestValues latest = new(Options.Create(new LiveOptions()), new StaticTwinGraph());
        ManualTime time = new();
        using LatestValuesLoading loading = new(latest, store, time, NullLogger<LatestValuesLoading>.Instance);
        await loading.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(latest.Of("a"));
        store.ReadFault = null;
        await Eventually.IsTrue(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(2));
                return latest.Of("a").Count == 1;
            },
            "the newest values are loaded");
        Assert.Equal(FieldValue.Float(7), latest.Of("a")["f"].Value);
        await loading.StopAsync(TestContext.Current.CancellationToken);
    }
}
