using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>A process that is killed at any of its writes: to the log, to blocks while sealing, tidying or rotating, to the list of series.</summary>
public sealed class StoreCrashTests
{
    private const int Batches = 150;
    private const long FarAhead = long.MaxValue;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Kill_AtAnyWrite_KeepsWhatWasAcknowledgedAndNothingHalf(int seed)
    {
        long writes = (await RunAsync(seed, FarAhead)).Disk.Writes;
        Assert.True(writes > 2 * Batches, "blocks must be written beside the log");
        Random random = new(seed);
        for (int round = 0; round < 10; round++)
        {
            long last = random.NextInt64(1, writes + 1);
            (DyingDisk _, IReadOnlyList<SeriesPoints> found, NaiveTelemetry acknowledged, NaiveTelemetry withTheLast) = await RunAsync(seed, last);
            Assert.True(Same(acknowledged, found) || Same(withTheLast, found), $"killed at write {last} of {writes}");
        }
    }

    /// <summary>Writes until the disk dies, opens what it left, reads everything.</summary>
    private static async Task<(DyingDisk Disk, IReadOnlyList<SeriesPoints> Found, NaiveTelemetry Acknowledged, NaiveTelemetry WithTheLast)> RunAsync(int seed, long lastWrite)
    {
        DyingDisk disk = new(lastWrite, seed);
        NaiveTelemetry acknowledged = new();
        NaiveTelemetry withTheLast = new();
        await using StoreBench bench = new(open: false) { OpenFile = disk.Open };
        try
        {
            bench.Open(bench.Folder);
            RandomTelemetry telemetry = new(seed);
            for (int i = 0; i < Batches; i++)
            {
                TelemetryBatch batch = telemetry.Next();
                withTheLast.Append(batch);
                await bench.AppendAsync(batch);
                acknowledged.Append(batch);
                if (i % 40 == 39 && !disk.IsDead)
                {
                    // Everything sealed and tidied between batches too, not only as chunks fill.
                    await Task.WhenAny(bench.Store.CompactAsync(), DeathAsync(disk));
                }
            }
        }
        catch (Exception killed) when (disk.IsDead && killed is IOException or StorageUnavailableException)
        {
            // The process is gone.
        }

        if (bench.Store is not null)
        {
            await bench.Store.DisposeAsync();
        }

        bench.OpenFile = path => new AppendFile(path);
        bench.Open(bench.Folder);
        Assert.Equal(0, bench.Store!.Damage.Places);
        return (disk, await bench.ReadAllAsync(), acknowledged, withTheLast);
    }

    private static async Task DeathAsync(DyingDisk disk)
    {
        while (!disk.IsDead)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    private static bool Same(NaiveTelemetry model, IReadOnlyList<SeriesPoints> found)
    {
        IReadOnlyList<SeriesPoints> wanted = model.Read(Points.Of("*"));
        return wanted.Count == found.Count && wanted.Zip(found).All(pair =>
            pair.First.Key.Equals(pair.Second.Key) && pair.First.TimesNs.SequenceEqual(pair.Second.TimesNs) && pair.First.Values.SequenceEqual(pair.Second.Values));
    }
}
