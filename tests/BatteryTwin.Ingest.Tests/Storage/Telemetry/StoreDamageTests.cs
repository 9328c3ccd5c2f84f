using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>Damaged, cut and missing files: the store opens, what it answers was written, and what is missing is reported with file, series and times.</summary>
public sealed class StoreDamageTests
{
    private static readonly StoreLimits s_plain = new() { RetryInterval = TimeSpan.FromMilliseconds(5) };

    [Fact]
    public async Task Open_BlockDamaged_NamesFileSeriesPointsAndTimes()
    {
        await using StoreBench bench = new();
        for (int second = 0; second < 64; second += 16)
        {
            await bench.AppendAsync(Points.Seconds("a", second, 16));
        }

        await bench.Store.CompactAsync();
        await bench.Store.DisposeAsync();
        string blocks = Path.Combine(bench.Folder, "blocks", "0000000001.blk");
        Flip(blocks, new FileInfo(blocks).Length - 3);
        bench.Open(bench.Folder);

        StorageDamage damage = Assert.Single(bench.Store.Damage.First);
        Assert.Equal((blocks, Points.Key("a").Canonical, 16L), (damage.File, damage.Series, damage.Points));
        Assert.Equal((Points.AtSecond(48), Points.AtSecond(63)), (damage.FirstNs, damage.LastNs));
        Assert.Equal((1, 16L, 0), (bench.Store.Damage.Places, bench.Store.Damage.Points, bench.Store.Damage.PlacesOfUnknownLoss));
        Assert.Contains(bench.Log.Entries, entry => entry.Level == LogLevel.Error && entry.Message.Contains("Lost: 16 points of series 'm,twin=a value' from 2023-11-14T22:14:08Z to 2023-11-14T22:14:23Z", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 48).Select(Points.AtSecond), Assert.Single(await bench.ReadAllAsync()).TimesNs);
    }

    [Fact]
    public async Task Read_BlockDamagedWhileOpen_NamesTheSeries()
    {
        await using StoreBench bench = new();
        await bench.AppendAsync(Points.Seconds("a", 0, 64));
        await bench.AppendAsync(Points.Seconds("b", 0, 64));
        await bench.Store.CompactAsync();
        string blocks = Path.Combine(bench.Folder, "blocks", "0000000001.blk");
        Flip(blocks, new FileInfo(blocks).Length - 3);
        await bench.ReadAllAsync();

        Assert.Equal(Points.Key("b").Canonical, Assert.Single(bench.Store.Damage.First).Series);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_BlockFileMissingOrEmpty_IsNoticedAtEveryStart(bool missing)
    {
        await using StoreBench bench = new();
        for (int second = 0; second < 4_000; second += 10)
        {
            await bench.AppendAsync(Points.Seconds("a", second, 10));
            await bench.AppendAsync(Points.Seconds("b", second, 10));
        }

        await bench.Store.CompactAsync();
        await bench.Store.DisposeAsync();
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(bench.Folder, "blocks"), "*.blk").Order()];
        Assert.True(files.Length > 2);
        if (missing)
        {
            File.Delete(files[1]);
        }
        else
        {
            await File.WriteAllBytesAsync(files[1], [], TestContext.Current.CancellationToken);
        }

        for (int start = 0; start < 2; start++)
        {
            bench.Open(bench.Folder);
            StorageDamage damage = Assert.Single(bench.Store.Damage.First);
            Assert.Equal(files[1], damage.File);
            Assert.Contains(missing ? "missing" : "cut off", damage.What, StringComparison.Ordinal);
            Assert.Equal(2, (await bench.ReadAllAsync()).Count);
            await bench.Store.DisposeAsync();
        }

        bench.Open(bench.Folder);
    }

    [Fact]
    public async Task Open_OldestLogFileMissing_IsNoticed()
    {
        await using StoreBench bench = new();
        for (int second = 0; second < 2_000; second += 10)
        {
            await bench.AppendAsync(Points.Seconds("a", second, 10));
        }

        await bench.Store.MaintainAsync();
        await bench.Store.DisposeAsync();
        string oldest = Directory.EnumerateFiles(Path.Combine(bench.Folder, "log")).Min()!;
        Assert.NotEqual("0000000001.wal", Path.GetFileName(oldest));
        File.Delete(oldest);
        bench.Open(bench.Folder);

        Assert.Contains(bench.Store.Damage.First, damage => damage.File == oldest && damage.What.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_LogRecordsMissingInTheMiddle_AreNoticedByTheirNumbers()
    {
        await using StoreBench bench = new(open: false) { Limits = s_plain };
        string log = Path.Combine(bench.Folder, "log", "0000000001.wal");
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        int begin = (int)new FileInfo(log).Length;
        await bench.AppendAsync(Points.Seconds("a", 10, 10));
        int end = (int)new FileInfo(log).Length;
        await bench.AppendAsync(Points.Seconds("a", 20, 10));
        await bench.Store.DisposeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(log, [.. bytes[..begin], .. bytes[end..]], TestContext.Current.CancellationToken);
        bench.Open(bench.Folder);

        Assert.Contains("records 2 to 2 are missing", Assert.Single(bench.Store.Damage.First).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LastLogRecordDamaged_IsReportedAndNotCutOffAsUnfinished()
    {
        await using StoreBench bench = new(open: false) { Limits = s_plain };
        string log = Path.Combine(bench.Folder, "log", "0000000001.wal");
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        await bench.AppendAsync(Points.Seconds("a", 10, 10));
        await bench.Store.DisposeAsync();
        long whole = new FileInfo(log).Length;
        Flip(log, whole - 5);
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 20, 10));

        Assert.Contains("record 2 of the log is damaged", Assert.Single(bench.Store.Damage.First).What, StringComparison.Ordinal);
        await bench.RestartAsync();
        Assert.Equal(Enumerable.Range(0, 10).Concat(Enumerable.Range(20, 10)).Select(Points.AtSecond), Assert.Single(await bench.ReadAllAsync()).TimesNs);
    }

    [Fact]
    public async Task Open_SeriesNameDamaged_NeverGivesItsPointsToAnother()
    {
        await using StoreBench bench = new(open: false) { Limits = s_plain };
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        await bench.AppendAsync(Points.Seconds("b", 100, 20));
        await bench.Store.DisposeAsync();
        string names = Path.Combine(bench.Folder, "series.log");
        Flip(names, new FileInfo(names).Length - 2);
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("c", 200, 5));

        IReadOnlyList<SeriesPoints> all = await bench.ReadAllAsync();
        Assert.Equal([Points.Key("a"), Points.Key("c")], all.Select(series => series.Key));
        Assert.Equal(Enumerable.Range(200, 5).Select(Points.AtSecond), all[1].TimesNs);
        Assert.Equal(20, bench.Store.Damage.Points);
    }

    /// <summary>Random damage to random files: no crash, no point that was never written, and whatever is missing is reported.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Open_RandomDamage_AnswersOnlyWhatWasWrittenAndReportsWhatIsMissing(int seed)
    {
        RandomTelemetry telemetry = new(seed);
        Dictionary<(string Series, long TimeNs), HashSet<FieldValue>> written = [];
        NaiveTelemetry model = new();
        await using StoreBench bench = new();
        for (int i = 0; i < 150; i++)
        {
            TelemetryBatch batch = telemetry.Next();
            await bench.AppendAsync(batch);
            model.Append(batch);
            for (int point = 0; point < batch.Count; point++)
            {
                (string, long) at = (batch.Series[batch.SeriesIndexes[point]].Key.Canonical, batch.TimesNs[point]);
                (written.TryGetValue(at, out HashSet<FieldValue>? values) ? values : written[at] = []).Add(batch.ValueAt(point));
            }
        }

        await bench.Store.MaintainAsync();
        await bench.Store.DisposeAsync();
        IReadOnlyList<SeriesPoints> whole = model.Read(Points.Of("*"));
        string sound = bench.Folder + ".sound";
        StoreBench.CopyFolder(bench.Folder, sound);
        Random random = new(seed);
        for (int round = 0; round < 40; round++)
        {
            Directory.Delete(bench.Folder, recursive: true);
            StoreBench.CopyFolder(sound, bench.Folder);
            string what = Harm(bench.Folder, random);
            bench.Open(bench.Folder);
            IReadOnlyList<SeriesPoints> found = await bench.ReadAllAsync();
            foreach (SeriesPoints series in found)
            {
                for (int i = 0; i < series.Count; i++)
                {
                    Assert.True(written.TryGetValue((series.Key.Canonical, series.TimesNs[i]), out HashSet<FieldValue>? values) && values.Contains(series.Values[i]), $"{what}: {series.Key} at {series.TimesNs[i]} = {series.Values[i]} was never written");
                }
            }

            long missing = whole.Sum(series => (long)series.Count) - found.Sum(series => (long)series.Count);
            bool reported = bench.Store.Damage.Places > 0 || bench.Log.Entries.Any(entry => entry.Level == LogLevel.Warning && entry.Message.StartsWith("Cut", StringComparison.Ordinal));
            Assert.True(missing == 0 || reported, $"{what}: {missing} points are missing and nothing says so");
            await bench.AppendAsync(Points.Seconds("after", 0, 3));
            Assert.Equal(3, Assert.Single(await bench.ReadAsync(Points.Of("after"))).Count);
            bench.Log.Entries.Clear();
            await bench.Store.DisposeAsync();
        }

        bench.Open(bench.Folder);
    }

    private static string Harm(string folder, Random random)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => new FileInfo(path).Length > 0).Order(StringComparer.Ordinal)];
        string file = files[random.Next(files.Length)];
        byte[] bytes = File.ReadAllBytes(file);
        int at = random.Next(bytes.Length);
        string name = Path.GetRelativePath(folder, file);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(file, bytes);
                return $"bit flipped at {at} of {name}";
            case 1:
                random.NextBytes(bytes.AsSpan(at, Math.Min(random.Next(1, 200), bytes.Length - at)));
                File.WriteAllBytes(file, bytes);
                return $"noise from {at} of {name}";
            case 2 when !IsNewestLog(file):
                File.WriteAllBytes(file, bytes[..at]);
                return $"cut at {at} of {name}";
            case 3 when !IsNewestLog(file):
                File.Delete(file);
                return $"deleted {name}";
            default:
                bytes.AsSpan(at, Math.Min(512, bytes.Length - at)).Clear();
                File.WriteAllBytes(file, bytes);
                return $"zeros from {at} of {name}";
        }
    }

    /// <summary>Where the newest log file ends nothing else says: one that is cut between two records looks like one that was never longer.</summary>
    private static bool IsNewestLog(string file) => Path.GetExtension(file) == ".wal" && file == Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Max();

    private static void Flip(string path, long offset)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = offset;
        int value = stream.ReadByte();
        stream.Position = offset;
        stream.WriteByte((byte)(value ^ 0x10));
    }
}
