using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>A start takes complete block files from their indexes, and reads them where an index cannot be believed.</summary>
public sealed class BlockIndexTests : IAsyncDisposable
{
    private readonly StoreBench _bench = new();
    private readonly NaiveTelemetry _model = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Open_CompleteFile_IsNotReadButBelieved()
    {
        await FillAsync();

        // The head of the file's first record: reading the file would meet it, the blocks behind it are whole.
        Overwrite(Files("*.blk")[0], 0);
        _bench.Open(_bench.Folder);

        await AssertAllThereAsync();
        Assert.Equal(0, _bench.Store.Damage.Places);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("damaged")]
    [InlineData("cut off")]
    [InlineData("of another file")]
    public async Task Open_IndexThatCannotBeBelieved_ReadsTheFileAndMakesAnother(string what)
    {
        await FillAsync();
        string[] indexes = Files("*.idx");
        byte[] good = await File.ReadAllBytesAsync(indexes[0], TestContext.Current.CancellationToken);
        switch (what)
        {
            case "missing":
                File.Delete(indexes[0]);
                break;
            case "damaged":
                Overwrite(indexes[0], good.Length / 2);
                break;
            case "cut off":
                await File.WriteAllBytesAsync(indexes[0], good[..^1], TestContext.Current.CancellationToken);
                break;
            default:
                File.Copy(indexes[1], indexes[0], overwrite: true);
                break;
        }

        _bench.Open(_bench.Folder);

        await AssertAllThereAsync();
        Assert.Equal(0, _bench.Store.Damage.Places);
        Assert.Equal(good, await File.ReadAllBytesAsync(indexes[0], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Maintain_BlockOfACompleteFileDamaged_IsReportedBeforeSomebodyReadsIt()
    {
        await FillAsync();
        string file = Files("*.blk")[0];
        Overwrite(file, new FileInfo(file).Length - 3);
        _bench.Open(_bench.Folder);
        await _bench.Store.MaintainAsync();

        Assert.Equal((file, Points.Key("a").Canonical), (Assert.Single(_bench.Store.Damage.First).File, _bench.Store.Damage.First[0].Series));
        Assert.Equal(_model.Series().Sum(series => series.Count) - _bench.Store.Damage.Points, Assert.Single(await _bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Maintain_FileThatGoes_TakesItsIndexAlong()
    {
        await FillAsync();
        _bench.Open(_bench.Folder);

        // The same times again: every older block is replaced.
        await FillAsync();

        Assert.Equal(
            Files("*.idx").Select(Path.GetFileNameWithoutExtension),
            Files("*.blk").SkipLast(1).Select(Path.GetFileNameWithoutExtension));
        Assert.NotEqual("0000000001", Path.GetFileNameWithoutExtension(Files("*.blk")[0]));
    }

    /// <summary>Several files of blocks, the store closed.</summary>
    private async Task FillAsync()
    {
        Random random = new(3);
        for (int second = 0; second < 4_000; second += 10)
        {
            TelemetryBatchBuilder builder = new();
            for (int i = second; i < second + 10; i++)
            {
                builder.Add(Points.Key("a"), Points.AtSecond(i), FieldValue.Float(random.NextDouble()));
            }

            TelemetryBatch batch = builder.Build();
            _model.Append(batch);
            await _bench.AppendAsync(batch);
        }

        await _bench.Store.CompactAsync();
        await _bench.Store.DisposeAsync();
        Assert.True(Files("*.idx").Length > 1);
    }

    private async Task AssertAllThereAsync()
    {
        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };
        TelemetryAssert.Same(_model.Read(all), await _bench.ReadAsync(all), exact: true);
    }

    private string[] Files(string pattern) => [.. Directory.EnumerateFiles(Path.Combine(_bench.Folder, "blocks"), pattern).Order()];

    private static void Overwrite(string path, long offset)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        int old = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)~old);
    }
}
