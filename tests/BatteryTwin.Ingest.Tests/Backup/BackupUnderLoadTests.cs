using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Backup;

/// <summary>Backups of a telemetry store that is written to, sealed, rotated and tidied meanwhile.</summary>
public sealed class BackupUnderLoadTests : IDisposable
{
    private const int Writers = 4;
    private const int PointsPerBatch = 12;

    private readonly BackupBench _bench = new();
    private long _clock;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Make_WhileWritten_IsOneMomentWithEverythingAcknowledgedBefore()
    {
        await using EmbeddedTelemetryStore store = Open(_bench.Directory);
        ConcurrentDictionary<(int Writer, int Batch), (long Begun, long Acknowledged)> batches = new();
        using CancellationTokenSource stop = new();
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, writer, batches, stop.Token), CancellationToken.None))];
        List<(string Backup, (int Writer, int Batch)[] Before)> made = [];
        for (int round = 0; round < 12; round++)
        {
            int goal = batches.Count + 150;
            await Eventually.IsTrue(() => batches.Count >= goal || Array.Exists(writers, writer => writer.IsFaulted), "writers write");
            (int, int)[] before = [.. batches.Where(batch => batch.Value.Acknowledged > 0).Select(batch => batch.Key)];
            made.Add((_bench.Make(store), before));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        foreach ((string backup, (int Writer, int Batch)[] before) in made)
        {
            Dictionary<(int Writer, int Batch), int> restored = await CountAsync(_bench.Restore(backup));
            Assert.All(restored.Values, count => Assert.Equal(PointsPerBatch, count));
            Assert.All(before, batch => Assert.True(restored.ContainsKey(batch), $"{batch} was acknowledged before the backup began"));
            long lastBegun = restored.Keys.Max(batch => batches[batch].Begun);
            Assert.All(batches, batch => Assert.True(restored.ContainsKey(batch.Key) || batch.Value.Acknowledged == 0 || batch.Value.Acknowledged > lastBegun, $"{batch.Key} came before one that is there"));
        }
    }

    [Fact]
    public async Task Make_FilesDeletedMeanwhile_AreInItWhole()
    {
        await using EmbeddedTelemetryStore store = Open(_bench.Directory);
        NaiveTelemetry model = new();
        for (int second = 0; second < 3_000; second += 10)
        {
            await AppendAsync(store, model, Points.Seconds("a", second, 10));
        }

        IReadOnlyList<SeriesPoints> wanted = model.Read(Points.Of("*"));
        using FileCut cut = ((ICutFiles)store).Cut();
        for (int round = 0; round < 8; round++)
        {
            for (int second = 0; second < 3_000; second += 10)
            {
                await store.AppendAsync(Points.Seconds("a", second, 10), TestContext.Current.CancellationToken);
            }

            await store.CompactAsync();
        }

        Assert.Contains(cut.Files, file => !File.Exists(file.Path));
        string copy = _bench.NewPath("copy");
        foreach (CutFile file in cut.Files)
        {
            byte[] bytes = new byte[file.Length];
            Assert.Equal(file.Length, file.Read(bytes, 0));
            string path = Path.Combine(copy, Path.GetRelativePath(_bench.Directory, file.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        }

        await using EmbeddedTelemetryStore restored = Open(copy);
        TelemetryAssert.Same(wanted, await ReadAsync(restored), exact: true);
    }

    [Fact]
    public async Task Make_StoreAtRest_HasEveryFileOfTheStore()
    {
        await using (EmbeddedTelemetryStore store = Open(_bench.Directory))
        {
            for (int second = 0; second < 500; second += 10)
            {
                await store.AppendAsync(Points.Seconds("a", second, 10), TestContext.Current.CancellationToken);
            }

            await store.CompactAsync();
            Dictionary<string, string> wanted = BackupBench.Contents(_bench.Directory);
            // Indexes are made again by the next start.
            foreach (string index in wanted.Keys.Where(path => path.EndsWith(".idx", StringComparison.Ordinal)).ToArray())
            {
                wanted.Remove(index);
            }

            // The list of files changes after the files; a restored store makes its own.
            Assert.True(wanted.Remove(Path.Combine("telemetry", FileRegister.FileName)));
            Assert.Equal(wanted, BackupBench.Contents(_bench.Restore(_bench.Make(store))));
        }

        Assert.Equal(BackupBench.Contents(_bench.Directory), BackupBench.Contents(_bench.Restore(_bench.Make())));
    }

    private static EmbeddedTelemetryStore Open(string directory) =>
        new(Path.Combine(directory, "telemetry"), new TelemetryStoreOptions { FsyncInterval = TimeSpan.FromMilliseconds(5) }, StoreBench.Small, TimeProvider.System, new ListLogger(), path => new AppendFile(path));

    private async Task WriteAsync(EmbeddedTelemetryStore store, int writer, ConcurrentDictionary<(int Writer, int Batch), (long Begun, long Acknowledged)> batches, CancellationToken stop)
    {
        for (int batch = 0; !stop.IsCancellationRequested; batch++)
        {
            long begun = Interlocked.Increment(ref _clock);
            batches[(writer, batch)] = (begun, 0);
            await store.AppendAsync(Points.Seconds($"w{writer}", batch * PointsPerBatch, PointsPerBatch), CancellationToken.None);
            batches[(writer, batch)] = (begun, Interlocked.Increment(ref _clock));
        }
    }

    private static async Task AppendAsync(EmbeddedTelemetryStore store, NaiveTelemetry model, TelemetryBatch batch)
    {
        await store.AppendAsync(batch, TestContext.Current.CancellationToken);
        model.Append(batch);
    }

    private static async Task<Dictionary<(int Writer, int Batch), int>> CountAsync(string directory)
    {
        await using EmbeddedTelemetryStore store = Open(directory);
        Dictionary<(int Writer, int Batch), int> counts = [];
        foreach (SeriesPoints series in await ReadAsync(store))
        {
            int writer = series.Key.Twin![^1] - '0';
            for (int i = 0; i < series.Count; i++)
            {
                int second = (int)((series.TimesNs[i] - Points.StartNs) / EpochTime.NsPerSecond);
                Assert.Equal(FieldValue.Float(second / 10.0), series.Values[i]);
                counts[(writer, second / PointsPerBatch)] = counts.GetValueOrDefault((writer, second / PointsPerBatch)) + 1;
            }
        }

        return counts;
    }

    private static async Task<IReadOnlyList<SeriesPoints>> ReadAsync(EmbeddedTelemetryStore store)
    {
        List<SeriesPoints> answers = [];
        await foreach (SeriesPoints points in store.ReadAsync(Points.Of("*") with { Limit = int.MaxValue }, TestContext.Current.CancellationToken))
        {
            answers.Add(points);
        }

        return answers;
    }
}
