using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>A buffer on a disk that runs full, cannot be forced, or is damaged.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxDiskTests(InfluxServer server)
{
    [Fact]
    public async Task Append_DiskFull_IsRefusedWithoutLossAndWorksAgainWithSpace()
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        bench.Disk.RoomBytes = 40;
        StorageUnavailableException refused = await Assert.ThrowsAnyAsync<StorageUnavailableException>(() => bench.AppendAsync(Points.Seconds("a", 10, 10)).AsTask());
        Assert.Contains("No space left", refused.Message, StringComparison.Ordinal);
        bench.Disk.RoomBytes = long.MaxValue;
        await bench.AppendAsync(Points.Seconds("a", 20, 10));
        Assert.Equal(Enumerable.Range(0, 10).Concat(Enumerable.Range(20, 10)).Select(Points.AtSecond), Assert.Single(await bench.ReadAllAsync()).TimesNs);
    }

    [Fact]
    public async Task Append_StrictAndBufferCannotBeForced_IsRefusedUntilTheServerHasIt()
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()), new TelemetryStoreOptions { Strict = true });
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        bench.Disk.FailSync = true;
        await Assert.ThrowsAnyAsync<StorageUnavailableException>(() => bench.AppendAsync(Points.Seconds("a", 10, 10)).AsTask());
        bench.Disk.FailSync = false;
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "the server has everything");
        await bench.AppendAsync(Points.Seconds("a", 20, 10));
        Assert.Equal(30, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Open_DamagedRecord_SendsTheRestAndSaysSo()
    {
        string database = server.NewDatabase();
        await using InfluxStub away = await InfluxStub.StartAsync(_ => (503, "busy"));
        await using InfluxBench first = new(InfluxBench.Options(away.Url, database));
        await first.AppendAsync(Points.Seconds("a", 0, 10));
        string log = Path.Combine(first.Folder, "queue", "0000000001.wal");
        long begin = new FileInfo(log).Length;
        await first.AppendAsync(Points.Seconds("b", 0, 10));
        await first.AppendAsync(Points.Seconds("c", 0, 10));
        await first.CloseAsync();
        byte[] bytes = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        bytes[begin + 30] ^= 0x10;
        await File.WriteAllBytesAsync(log, bytes, TestContext.Current.CancellationToken);
        await using InfluxBench second = new(InfluxBench.Options(server.Url, database), folder: first.Folder);
        await Eventually.IsTrue(() => second.Parts.Buffer.Waiting.Points == 0, "everything whole has been sent");
        Assert.Equal(["m,twin=a value", "m,twin=c value"], (await second.ReadAllAsync()).Select(series => series.Key.Canonical));
        Assert.Contains(second.Log.Entries, entry => entry.Level == LogLevel.Error && entry.Message.Contains("damaged", StringComparison.Ordinal));
    }
}
