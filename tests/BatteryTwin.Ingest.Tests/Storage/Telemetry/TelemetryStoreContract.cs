using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>The promises of the store's interface, one by one, for every store there is.</summary>
public abstract class TelemetryStoreContract
{
    private protected abstract Task<IContractBench> OpenAsync();

    [Fact]
    public async Task Append_OtherType_IsRefusedAndNothingOfTheBatchStored()
    {
        await using IContractBench bench = await OpenAsync();
        await bench.AppendAsync(Points.Seconds("a", 0, 1));
        TelemetryBatchBuilder builder = new();
        builder.Add(Points.Key("new"), Points.StartNs, FieldValue.Float(1));
        builder.Add(Points.Key("a"), Points.StartNs, FieldValue.Integer(1));
        SeriesTypeConflictException refused = await Assert.ThrowsAsync<SeriesTypeConflictException>(() => bench.AppendAsync(builder.Build()).AsTask());
        Assert.Contains("holds Float values and cannot take Integer", refused.Message, StringComparison.Ordinal);
        Assert.Equal(bench.Store.Rules.OneTypePerField ? FieldType.Float : null, bench.Store.TypeOf(Points.Key("new")));
        Assert.Equal(["m,twin=a value"], await NamesAsync(bench, SeriesSelector.All));
        Assert.Equal(1, bench.Store.Statistics.PointsAppended);
    }

    [Fact]
    public async Task Append_NewSeriesWithTwoTypes_IsRefused()
    {
        await using IContractBench bench = await OpenAsync();
        TelemetryBatchBuilder builder = new();
        builder.Add(Points.Key("a"), Points.StartNs, FieldValue.Float(1));
        builder.Add(Points.Key("a"), Points.StartNs, FieldValue.Integer(1));
        await Assert.ThrowsAsync<SeriesTypeConflictException>(() => bench.AppendAsync(builder.Build()).AsTask());
        Assert.Empty(await bench.Store.SeriesAsync(SeriesSelector.All));
    }

    [Fact]
    public async Task TypeOf_AfterRestart_IsWhatItWas()
    {
        await using IContractBench bench = await OpenAsync();
        FieldValue value = bench.Store.Rules.HasUnsigned ? FieldValue.Unsigned(ulong.MaxValue) : FieldValue.Integer(long.MinValue);
        await bench.AppendAsync(Points.One(Points.Key("a"), 1, value));
        await bench.RestartAsync();
        Assert.Equal(value.Type, bench.Store.TypeOf(Points.Key("a")));
        Assert.Null(bench.Store.TypeOf(Points.Key("a", "other")));
        Assert.Equal(value, Assert.Single(await bench.Store.SeriesAsync(SeriesSelector.All)).Newest);
    }

    [Fact]
    public async Task Read_Selectors_PickTwinFieldAndMeasurement()
    {
        await using IContractBench bench = await OpenAsync();
        TelemetryBatchBuilder builder = new();
        builder.Add(Points.Key("a", "x"), 1, FieldValue.Float(1));
        builder.Add(Points.Key("a", "y"), 1, FieldValue.Float(1));
        builder.Add(Points.Key("b", "x"), 1, FieldValue.Float(1));
        builder.Add(new SeriesKey("other", [], "x"), 1, FieldValue.Float(1));
        await bench.AppendAsync(builder.Build());
        Assert.Equal(["m,twin=a x", "m,twin=a y"], await NamesAsync(bench, SeriesSelector.Of("a")));
        Assert.Equal(["m,twin=b x"], await NamesAsync(bench, SeriesSelector.Of("b", "x", "z")));
        Assert.Equal(["m,twin=a x", "m,twin=b x", "other x"], await NamesAsync(bench, new SeriesSelector { Twins = ["*"], Fields = ["x"] }));
        Assert.Equal(["other x"], await NamesAsync(bench, new SeriesSelector { Measurement = "other" }));
    }

    [Fact]
    public async Task Read_FromIsInclusiveToIsExclusive()
    {
        await using IContractBench bench = await OpenAsync();
        await bench.AppendAsync(Points.Seconds("a", 0, 40));
        SeriesPoints points = Assert.Single(await bench.ReadAsync(Points.Of("a") with { FromNs = Points.AtSecond(3), ToNs = Points.AtSecond(5) }));
        Assert.Equal([Points.AtSecond(3), Points.AtSecond(4)], points.TimesNs);
        Assert.Empty(await bench.ReadAsync(Points.Of("a") with { FromNs = Points.AtSecond(5), ToNs = Points.AtSecond(5) }));
    }

    [Fact]
    public async Task Read_ExtremeTimesAndValues_ComeBackExactly()
    {
        await using IContractBench bench = await OpenAsync();
        TelemetryBatchBuilder builder = new();
        FieldValue[] values = [FieldValue.Float(-0.0), FieldValue.Float(double.Epsilon), FieldValue.Float(double.MaxValue), FieldValue.Float(double.MinValue)];
        long[] timesNs = [bench.EarliestNs, -1, 0, bench.LatestNs];
        for (int i = 0; i < values.Length; i++)
        {
            builder.Add(Points.Key("a"), timesNs[i], values[i]);
        }

        await bench.AppendAsync(builder.Build());
        await bench.SettleAsync();
        await bench.RestartAsync();
        SeriesPoints points = Assert.Single(await bench.ReadAllAsync());
        Assert.Equal(timesNs, points.TimesNs);
        Assert.Equal(values, points.Values);
    }

    [Fact]
    public async Task Read_ShapeOverBlocksAndMemory_KeepsExtremesFirstAndLast()
    {
        await using IContractBench bench = await OpenAsync();
        await bench.AppendAsync(Points.Seconds("a", 0, 500));
        await bench.AppendAsync(Points.One(Points.Key("a"), Points.AtSecond(250), FieldValue.Float(-99)));
        await bench.AppendAsync(Points.One(Points.Key("a"), Points.AtSecond(100), FieldValue.Float(999)));
        SeriesPoints points = Assert.Single(await bench.ReadAsync(Points.Of("a") with { Reduction = new RangeReduction.Shape(40) }));
        Assert.InRange(points.Count, 4, 40);
        Assert.Equal((Points.AtSecond(0), Points.AtSecond(499)), (points.TimesNs[0], points.TimesNs[^1]));
        Assert.Contains(FieldValue.Float(-99), points.Values);
        Assert.Contains(FieldValue.Float(999), points.Values);
        Assert.Equal(points.TimesNs.Order(), points.TimesNs);
    }

    [Fact]
    public async Task Read_Cancelled_Stops()
    {
        await using IContractBench bench = await OpenAsync();
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SeriesPoints _ in bench.Store.ReadAsync(Points.Of("a"), cancelled.Token))
            {
            }
        });
    }

    [Fact]
    public async Task Append_AfterDispose_IsRefused()
    {
        await using IContractBench bench = await OpenAsync();
        await bench.CloseAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.AppendAsync(Points.Seconds("a", 0, 1)).AsTask());
    }

    private static async Task<IEnumerable<string>> NamesAsync(IContractBench bench, SeriesSelector selector) => (await bench.Store.SeriesAsync(selector)).Select(series => series.Key.Canonical);
}
