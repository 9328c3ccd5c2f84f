using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>Reads that the server answers in its own way.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxReadTests(InfluxServer server)
{
    private static readonly RangeQuery s_all = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };

    [Fact]
    public async Task Read_PointsOfOthers_AreSeenAtOnce()
    {
        string database = server.NewDatabase();
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, database));
        await bench.AppendAsync(Points.Seconds("a", 0, 1));
        Assert.Single(await bench.ReadAllAsync());
        await server.WriteAsync(database, "other,line=1,twin=b level=9007199254740993i,name=\"x \\\"y\\\" z\\\\\",on=true 1700000000000000007");
        IReadOnlyList<SeriesLatest> newest = [];
        await Eventually.IsTrue(
            () => (newest = bench.Store.LatestAsync(SeriesSelector.Of("b"), TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult()).Count == 3,
            "the other's series are found");
        Assert.Equal(
            [
                new(new("other", [new("line", "1"), new("twin", "b")], "level"), FieldType.Integer, 1_700_000_000_000_000_007, FieldValue.Integer(9_007_199_254_740_993)),
                new(new("other", [new("line", "1"), new("twin", "b")], "name"), FieldType.String, 1_700_000_000_000_000_007, FieldValue.String("x \"y\" z\\")),
                new(new("other", [new("line", "1"), new("twin", "b")], "on"), FieldType.Boolean, 1_700_000_000_000_000_007, FieldValue.Boolean(true)),
            ],
            newest);
        await server.WriteAsync(database, "other,line=1,twin=b level=5i 1700000001000000000");
        SeriesState state = Assert.Single(await bench.Store.SeriesAsync(SeriesSelector.Of("b", "level"), TestContext.Current.CancellationToken));
        Assert.Equal((2, FieldValue.Integer(5)), (state.Count, state.Newest));
        Assert.Equal(FieldType.Integer, bench.Store.TypeOf(state.Key));
    }

    [Fact]
    public async Task Read_TwoProcessesOnOneDatabase_SeeEachOthersPoints()
    {
        string database = server.NewDatabase();
        await using InfluxBench ingest = new(InfluxBench.Options(server.Url, database));
        await using InfluxBench web = new(InfluxBench.Options(server.Url, database));
        await web.ReadAllAsync();
        await ingest.AppendAsync(Points.Seconds("a", 0, 10));
        await ingest.ReadAllAsync();
        await Eventually.IsTrue(
            () => web.Store.LatestAsync(SeriesSelector.Of("a"), TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult().Count == 1,
            "the other process sees the first points of a new field");
        await ingest.AppendAsync(Points.Seconds("a", 10, 10));
        await ingest.AppendAsync(Points.Seconds("b", 0, 1));
        await ingest.ReadAllAsync();
        Assert.Equal([20, 1], (await web.ReadAllAsync()).Select(series => series.Count));
        Assert.Equal(Points.AtSecond(19), (await web.Store.LatestAsync(SeriesSelector.Of("a"), TestContext.Current.CancellationToken))[0].TimeNs);
        await web.AppendAsync(Points.One(Points.Key("a"), Points.AtSecond(3), FieldValue.Float(-3)));
        await web.ReadAllAsync();
        Assert.Equal(FieldValue.Float(-3), (await ingest.ReadAllAsync())[0].Values[3]);
        await Assert.ThrowsAsync<SeriesTypeConflictException>(() => web.AppendAsync(Points.One(Points.Key("c"), Points.StartNs, FieldValue.Integer(1))).AsTask());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_SumsOfIntegersBeyond64Bits_AreFloatsAsInTheEmbeddedStore(bool byField)
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        NaiveTelemetry model = new();
        TelemetryBatchBuilder builder = new();
        for (int i = 0; i < 4; i++)
        {
            builder.Add(Points.Key("a"), Points.AtSecond(i), FieldValue.Integer(i < 3 ? long.MaxValue : 7));
        }

        TelemetryBatch batch = builder.Build();
        await bench.AppendAsync(batch);
        model.Append(batch);
        RangeQuery sum = s_all with { GroupByField = byField, Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Sum) };
        SeriesPoints answer = Assert.Single(await bench.ReadAsync(sum));
        Assert.Equal((FieldType.Float, 3.0 * long.MaxValue), (answer.Type, answer.Values[0].ToDouble()));
        RangeQuery mean = sum with { Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Mean) };
        TelemetryAssert.Same(model.Read(mean), await bench.ReadAsync(mean), exact: false);
    }

    [Fact]
    public async Task Read_ShapeOfVeryManyPoints_IsMadeOfStoredPointsWithAllExtremes()
    {
        const int Count = 60_000;
        await using InfluxBench bench = new(new() { Url = server.Url, Database = server.NewDatabase() });
        Random random = new(5);
        Dictionary<long, double> stored = [];
        TelemetryBatchBuilder builder = new(Count);
        for (int i = 0; i < Count; i++)
        {
            double value = i switch { 31_234 => 9_999, 45_678 => -9_999, _ => Math.Round(random.NextDouble(), 3) };
            stored.Add(Points.AtSecond(i), value);
            builder.Add(Points.Key("a"), Points.AtSecond(i), FieldValue.Float(value));
        }

        await bench.AppendAsync(builder.Build());
        SeriesPoints shape = Assert.Single(await bench.ReadAsync(Points.Of("a") with { Reduction = new RangeReduction.Shape(500) }));
        Assert.InRange(shape.Count, 250, 500);
        Assert.All(shape.TimesNs.Zip(shape.Values), point => Assert.Equal(stored[point.First], point.Second.ToDouble()));
        Assert.Equal(shape.TimesNs.Order(), shape.TimesNs);
        Assert.Equal((Points.AtSecond(0), Points.AtSecond(Count - 1)), (shape.TimesNs[0], shape.TimesNs[^1]));
        Assert.Contains(Points.AtSecond(31_234), shape.TimesNs);
        Assert.Contains(Points.AtSecond(45_678), shape.TimesNs);
    }

    [Fact]
    public async Task Read_ManySeriesWithAndWithoutTags_AreAnsweredInOrderAsByTheModel()
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        NaiveTelemetry model = new();
        TelemetryBatchBuilder builder = new();
        for (int i = 0; i < 450; i++)
        {
            SeriesTag[] tags = [.. i % 3 == 0 ? Array.Empty<SeriesTag>() : [new SeriesTag("twin", $"t{i}")], .. i % 2 == 0 ? Array.Empty<SeriesTag>() : [new SeriesTag("a line", $"{i % 4}")]];
            builder.Add(new SeriesKey($"m{i % 2}", tags, "x"), Points.AtSecond(i), FieldValue.Float(i));
            builder.Add(new SeriesKey($"m{i % 2}", tags, "y"), Points.AtSecond(i % 7), FieldValue.Integer(i));
        }

        TelemetryBatch batch = builder.Build();
        await bench.AppendAsync(batch);
        model.Append(batch);
        RangeReduction[] reductions =
        [
            new RangeReduction.Raw(),
            new RangeReduction.Aggregate(10 * EpochTime.NsPerSecond, AggregateFunction.Max),
            new RangeReduction.Aggregate(1_500_000_001, AggregateFunction.Last),
        ];
        foreach (RangeReduction reduction in reductions)
        {
            foreach (bool byField in new[] { false, true })
            {
                RangeQuery query = s_all with { Reduction = reduction, GroupByField = byField };
                TelemetryAssert.Same(model.Read(query), await bench.ReadAsync(query), exact: true);
            }
        }

        Assert.Equal(model.Series(), await bench.Store.SeriesAsync(SeriesSelector.All, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_FieldWithTheNameOfATag_IsTheField()
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        await bench.AppendAsync(Points.One(new SeriesKey("m", [new("twin", "a"), new("level", "high")], "level"), Points.StartNs, FieldValue.Float(3)));
        await bench.AppendAsync(Points.One(new SeriesKey("m", [new("twin", "b")], "twin"), Points.StartNs, FieldValue.String("c")));
        Assert.Equal([FieldValue.Float(3), FieldValue.String("c")], (await bench.ReadAllAsync()).Select(series => series.Values.Single()));
        Assert.Equal(["m,twin=b twin"], (await bench.Store.LatestAsync(SeriesSelector.Of("b"), TestContext.Current.CancellationToken)).Select(series => series.Key.Canonical));
    }

    [Fact]
    public async Task Read_DatabaseDropped_SaysSoAndTheNextWriteMakesItAgain()
    {
        string database = server.NewDatabase();
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, database));
        await bench.AppendAsync(Points.Seconds("a", 0, 1));
        await bench.ReadAllAsync();
        await server.QueryAsync($"DROP DATABASE \"{database}\"");
        StorageUnavailableException unread = await Assert.ThrowsAsync<StorageUnavailableException>(() => bench.ReadAllAsync());
        Assert.Contains("database not found", unread.Message, StringComparison.Ordinal);
        await bench.AppendAsync(Points.Seconds("b", 0, 3));
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        Assert.Equal(3, Assert.Single(await bench.ReadAllAsync()).Count);
    }
}
