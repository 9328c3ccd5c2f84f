using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>The store on a real server against the naive model, through random lives.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxModelTests(InfluxServer server)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task RandomLife_EveryQuestion_IsAnsweredAsByTheModel(int seed)
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        NaiveTelemetry model = new();
        RandomTelemetry random = new(seed, oneTypePerField: true);
        Random life = new(seed);
        for (int step = 0; step < 100; step++)
        {
            TelemetryBatch batch = random.Next();
            await bench.AppendAsync(batch);
            model.Append(batch);
            int happening = life.Next(25);
            if (happening == 0)
            {
                await bench.RestartAsync();
            }
            else if (happening < 14)
            {
                RangeQuery query = random.NextQuery();
                bool summed = query.Reduction is RangeReduction.Aggregate { Function: AggregateFunction.Mean or AggregateFunction.Sum };
                TelemetryAssert.Same(model.Read(query), await bench.ReadAsync(query), exact: !summed);
            }

            if (step % 20 == 0)
            {
                Assert.Equal(model.Series(), await bench.Store.SeriesAsync(SeriesSelector.All, TestContext.Current.CancellationToken));
            }
        }

        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };
        TelemetryAssert.Same(model.Read(all), await bench.ReadAsync(all), exact: true);
        Assert.Equal(
            model.Series().Select(series => new SeriesLatest(series.Key, series.Type, series.LastNs, series.Newest)),
            await bench.Store.LatestAsync(SeriesSelector.All, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(bench.Log.Entries, entry => entry.Level >= LogLevel.Warning);
    }
}
