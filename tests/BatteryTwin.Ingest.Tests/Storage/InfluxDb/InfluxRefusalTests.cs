using System.Net;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>Points the server will not take.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxRefusalTests(InfluxServer server)
{
    /// <summary>Settings under which fields of others become known only by a read.</summary>
    private InfluxDbOptions Unaware(string database) => new()
    {
        Url = server.Url,
        Database = database,
        BatchLines = 50,
        SchemaInterval = TimeSpan.FromHours(1),
    };

    [Fact]
    public async Task Send_TypeOfAnother_QuarantinesThosePointsAndStoresAllOthers()
    {
        string database = server.NewDatabase();
        await using InfluxBench bench = new(Unaware(database));
        await bench.AppendAsync(Points.Seconds("first", 0, 1));
        await bench.ReadAllAsync();
        Assert.Equal(HttpStatusCode.NoContent, await server.WriteAsync(database, "m,twin=other late=1i 1700000000000000000"));
        TelemetryBatchBuilder builder = new();
        for (int second = 0; second < 40; second++)
        {
            builder.Add(Points.Key("a"), Points.AtSecond(second), FieldValue.Float(second));
            if (second % 7 == 3)
            {
                builder.Add(Points.Key("a", "late"), Points.AtSecond(second), FieldValue.Float(0.5));
            }
        }

        await bench.AppendAsync(builder.Build());
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been judged");
        Assert.Equal(6, bench.Parts.Refused.Count);
        Assert.Equal(6, bench.Quarantine.Points.Count);
        Assert.All(bench.Quarantine.Points, point =>
        {
            Assert.Equal((RejectionCode.RefusedByStore, "a", "late", "influxdb/refused"), (point.Code, point.Twin, point.Field, point.Source));
            Assert.Contains("already exists as type integer", point.Reason, StringComparison.Ordinal);
            Assert.StartsWith("m,twin=a late=0.5 17000000", point.Line, StringComparison.Ordinal);
        });
        SeriesPoints stored = Assert.Single(await bench.ReadAsync(new RangeQuery { Series = SeriesSelector.Of("a"), FromNs = 0, ToNs = long.MaxValue }));
        Assert.Equal(Enumerable.Range(0, 40).Select(second => FieldValue.Float(second)), stored.Values);
    }

    [Fact]
    public async Task Append_TypeOfAnother_IsRefusedOnceKnown()
    {
        string database = server.NewDatabase();
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, database));
        await bench.AppendAsync(Points.Seconds("a", 0, 1));
        await bench.ReadAllAsync();
        await server.WriteAsync(database, "m,twin=other count=1i 1700000000000000000");
        await Eventually.IsTrue(() => HasLearnt(bench), "the other's field is known");
        SeriesTypeConflictException refused = await Assert.ThrowsAsync<SeriesTypeConflictException>(
            () => bench.AppendAsync(Points.One(Points.Key("a", "count"), Points.StartNs, FieldValue.Float(1))).AsTask());
        Assert.Contains("field 'count' of measurement 'm' holds Integer values", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_BeyondRetention_QuarantinesWithTheServersReason()
    {
        string database = server.NewDatabase();
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, database), new TelemetryStoreOptions { RetentionDays = 1 });
        long nowNs = TimeProvider.System.NowNs();
        TelemetryBatchBuilder builder = new();
        for (int i = 0; i < 30; i++)
        {
            builder.Add(Points.Key("a"), nowNs - (i * EpochTime.NsPerSecond), FieldValue.Float(i));
            builder.Add(Points.Key("a"), Points.AtSecond(i), FieldValue.Float(i));
        }

        await bench.AppendAsync(builder.Build());
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been judged");
        Assert.Equal(30, bench.Quarantine.Points.Count);
        Assert.All(bench.Quarantine.Points, point => Assert.Contains("retention policy", point.Reason, StringComparison.Ordinal));
        Assert.Equal(30, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Append_Unsigned_IsRefusedWithTheSettingThatAllowsIt()
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        SeriesTypeConflictException refused = await Assert.ThrowsAsync<SeriesTypeConflictException>(
            () => bench.AppendAsync(Points.One(Points.Key("a"), Points.StartNs, FieldValue.Unsigned(1))).AsTask());
        Assert.Contains("UnsignedIntegers", refused.Message, StringComparison.Ordinal);
    }

    private static bool HasLearnt(InfluxBench bench)
    {
        bench.Store.SeriesAsync(SeriesSelector.All, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
        return bench.Store.TypeOf(Points.Key("x", "count")) == FieldType.Integer;
    }
}
