using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>The store against the naive model, through random lives.</summary>
public sealed class StoreModelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task RandomLife_EveryQuestion_IsAnsweredAsByTheModel(int seed)
    {
        ManualTime time = new();
        await using StoreBench bench = new(open: false) { Time = time, Limits = StoreBench.Small with { QuietLogBytes = 200 } };
        bench.Open(bench.Folder);
        NaiveTelemetry model = new();
        RandomTelemetry random = new(seed);
        Random life = new(seed);
        for (int step = 0; step < 150; step++)
        {
            TelemetryBatch batch = random.Next();
            await bench.AppendAsync(batch);
            model.Append(batch);
            switch (life.Next(25))
            {
                case 0:
                    await bench.RestartAsync();
                    break;
                case 1:
                    await bench.KillAsync();
                    break;
                case 2:
                    await bench.Store.CompactAsync();
                    break;
                case 3:
                    time.Advance(bench.Options.SealAfter);
                    await bench.Store.MaintainAsync();
                    time.Advance(bench.Options.SealAfter);
                    await bench.Store.MaintainAsync();
                    break;
                case < 12:
                    RangeQuery query = random.NextQuery();
                    bool summed = query.Reduction is RangeReduction.Aggregate { Function: AggregateFunction.Mean or AggregateFunction.Sum };
                    TelemetryAssert.Same(model.Read(query), await bench.ReadAsync(query), exact: !summed);
                    break;
                default:
                    break;
            }

            if (step % 10 == 0)
            {
                Assert.Equal(model.Series(), await bench.Store.SeriesAsync(SeriesSelector.All));
            }
        }

        await bench.Store.CompactAsync();
        Assert.Equal(model.Series(), await bench.Store.SeriesAsync(SeriesSelector.All));
        Assert.Equal(model.Series().Sum(series => series.Count), bench.Store.Statistics.PointCount);
        Assert.All(StoreBench.Small.RollupLevels, level => Assert.NotEqual(0, new DirectoryInfo(Path.Combine(bench.Folder, "rollups", level.Name)).EnumerateFiles().Sum(file => file.Length)));
        await bench.RestartAsync();
        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };
        TelemetryAssert.Same(model.Read(all), await bench.ReadAsync(all), exact: true);
        Assert.DoesNotContain(bench.Log.Entries, entry => entry.Level >= LogLevel.Error);
    }
}
