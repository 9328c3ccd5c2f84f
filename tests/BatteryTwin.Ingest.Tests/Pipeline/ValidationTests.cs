using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Pipeline;

public sealed class ValidationTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineBench _bench;

    public ValidationTests() => _bench = new(_folder);

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _folder.Dispose();
    }

    public static TheoryData<string, FieldType, string, FieldType?> Fits => new()
    {
        { "double", FieldType.Float, "1.5", FieldType.Float },
        { "double", FieldType.Integer, "3", FieldType.Float },
        { "float", FieldType.Unsigned, "3", FieldType.Float },
        { "double", FieldType.Boolean, "true", null },
        { "double", FieldType.String, "3", null },
        { "integer", FieldType.Integer, "2147483647", FieldType.Integer },
        { "integer", FieldType.Integer, "2147483648", null },
        { "integer", FieldType.Integer, "-2147483649", null },
        { "integer", FieldType.Unsigned, "7", FieldType.Integer },
        { "integer", FieldType.Float, "7", null },
        { "long", FieldType.Integer, "9223372036854775807", FieldType.Integer },
        { "long", FieldType.Unsigned, "9223372036854775807", FieldType.Integer },
        { "long", FieldType.Unsigned, "9223372036854775808", null },
        { "boolean", FieldType.Boolean, "false", FieldType.Boolean },
        { "boolean", FieldType.Integer, "1", null },
        { "string", FieldType.String, "anything", FieldType.String },
        { "string", FieldType.Float, "1", null },
        { "dateTime", FieldType.String, "2026-03-31T12:00:00Z", FieldType.String },
        { "dateTime", FieldType.String, "yesterday", null },
        { "duration", FieldType.String, "PT1H30M", FieldType.String },
        { "duration", FieldType.String, "90 minutes", null },
        { "date", FieldType.String, "2026-02-30", null },
        { "time", FieldType.String, "23:59:59Z", FieldType.String },
        { "time", FieldType.String, "23:59:59", null },
        { "enum:string", FieldType.String, "RUN", FieldType.String },
        { "enum:string", FieldType.String, "run", null },
        { "enum:integer", FieldType.Integer, "2", FieldType.Integer },
        { "enum:integer", FieldType.Integer, "9", null },
        { "object", FieldType.String, "{}", null },
    };

    [Theory]
    [MemberData(nameof(Fits))]
    public async Task Ingest_ModelledField_IsStoredAsItsSchemaSaysOrRejected(string schema, FieldType type, string text, FieldType? storedAs)
    {
        _bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", schema, "RUN", "STOP", "1", "2"));

        IngestResult result = await _bench.IngestAsync((PipelineBench.Key("x"), Value(type, text)));

        Assert.Equal(storedAs is null ? 0 : 1, result.Accepted);
        Assert.Equal(storedAs is null ? 1 : 0, result.Rejected.Count);
        Assert.Equal(storedAs, _bench.Store.TypeOf(PipelineBench.Key("x")));
        Assert.Equal(result.Rejected.Count, _bench.Quarantine.Count);
    }

    [Fact]
    public async Task Ingest_IntegerForADouble_KeepsItsValue()
    {
        _bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", "double"));

        await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Integer(-3)));

        Assert.Equal([FieldValue.Float(-3)], _bench.Store.Values("m,twin=mixer x"));
    }

    [Fact]
    public async Task Ingest_ComponentField_IsAddressedByPath()
    {
        _bench.Graph.Set(["mixer"]);

        IngestResult result = await _bench.IngestAsync((PipelineBench.Key("Bearings.rms"), FieldValue.Float(1)), (PipelineBench.Key("Bearings.rms"), FieldValue.String("x")));

        Assert.Equal((1, 2), (result.Accepted, Assert.Single(result.Rejected).SourceRow));
        Assert.Empty(_bench.Status.Unmapped);
    }

    [Fact]
    public async Task Ingest_Rejected_IsKeptWithCodeReasonAndLine()
    {
        _bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", "boolean"));

        await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Integer(1)));

        QuarantinedPoint point = Assert.Single(_bench.Quarantine.List(10));
        Assert.Equal(("typeMismatch", "mixer", "x", "http/write"), (point.Code, point.Twin, point.Field, point.Source));
        Assert.Equal($"m,twin=mixer x=1i {_bench.Time.NowNs()}", point.Line);
        Assert.Equal("'x' of twin 'mixer' has schema boolean and cannot take Integer values", point.Reason);
    }

    [Theory]
    [InlineData(double.NaN, "notFinite")]
    [InlineData(double.NegativeInfinity, "notFinite")]
    public async Task Ingest_NotFinite_IsRejected(double value, string code)
    {
        await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Float(value)), (PipelineBench.Key("y"), FieldValue.Float(1)));

        Assert.Equal(code, Assert.Single(_bench.Quarantine.List(10)).Code);
        Assert.Single(_bench.Store.Values("m,twin=mixer y"));
    }

    [Theory]
    [InlineData("1989-12-31T23:59:59Z", false)]
    [InlineData("1990-01-01T00:00:00Z", true)]
    [InlineData("2026-03-02T08:00:00Z", true)]
    [InlineData("2026-03-02T08:00:01Z", false)]
    public async Task Ingest_TimeFarFromNow_IsRejected(string time, bool accepted)
    {
        long timeNs = EpochTime.ToNs(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

        IngestResult result = await _bench.Pipeline.IngestAsync(PipelineBench.Batch((PipelineBench.Key("x"), timeNs, FieldValue.Float(1))), PipelineBench.Source, TestContext.Current.CancellationToken);

        Assert.Equal(accepted ? 1 : 0, result.Accepted);
        Assert.Equal(accepted ? [] : ["timeOutOfRange"], _bench.Quarantine.List(10).Select(point => point.Code));
    }

    [Fact]
    public async Task Ingest_OtherTypeThanStored_IsAFieldTypeConflict()
    {
        await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Integer(1)));

        IngestResult result = await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Float(1)), (PipelineBench.Key("z"), FieldValue.Float(1)));

        Assert.Equal(1, result.Accepted);
        Assert.StartsWith("field type conflict", Assert.Single(result.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_TwoTypesOfOneNewSeriesInABatch_KeepsTheFirst()
    {
        IngestResult result = await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Float(1)), (PipelineBench.Key("x"), FieldValue.String("a")));

        Assert.Equal((1, 2), (result.Accepted, Assert.Single(result.Rejected).SourceRow));
        Assert.Equal(FieldType.Float, _bench.Store.TypeOf(PipelineBench.Key("x")));
    }

    [Fact]
    public async Task Ingest_SeriesCreatedByAnotherSenderMeanwhile_IsJudgedAgain()
    {
        _bench.Store.BeforeAppend = () =>
        {
            _bench.Store.BeforeAppend = () => Task.CompletedTask;
            _bench.Store.Create(PipelineBench.Key("x"), FieldType.String);
            return Task.CompletedTask;
        };

        IngestResult result = await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Float(1)), (PipelineBench.Key("y"), FieldValue.Float(1)));

        Assert.Equal((1, 1), (result.Accepted, Assert.Single(result.Rejected).SourceRow));
        Assert.Single(_bench.Store.Values("m,twin=mixer y"));
    }

    [Fact]
    public async Task Ingest_NoModel_IsStoredAndListedAsUnmappedWithTheReason()
    {
        _bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", "double"));

        await _bench.IngestAsync(
            (PipelineBench.Key("x"), FieldValue.Float(1)),
            (PipelineBench.Key("unknown"), FieldValue.Float(1)),
            (PipelineBench.Key("x", "stranger"), FieldValue.Float(1)),
            (PipelineBench.Key("x", twin: null), FieldValue.Float(1)),
            (PipelineBench.Key("Bearings"), FieldValue.Float(1)));

        Assert.Equal(
            ["m x: no tag 'twin'", "m,twin=mixer Bearings: 'Bearings' of model 'dtmi:test:Mixer;1' is a Component and takes no values", "m,twin=mixer unknown: model 'dtmi:test:Mixer;1' has no telemetry or property 'unknown'", "m,twin=stranger x: there is no twin 'stranger'"],
            _bench.Status.Unmapped.Select(series => $"{series.Key}: {series.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal(5, _bench.Store.Statistics.PointCount);
    }

    [Fact]
    public async Task Ingest_AfterTheTwinWasAdded_IsMappedAndChecked()
    {
        await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Float(1)), (PipelineBench.Key("x", "other"), FieldValue.Float(1)));
        Assert.Equal(2, _bench.Status.UnmappedCount);

        _bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", "double"));
        IngestResult result = await _bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Boolean(true)), (PipelineBench.Key("x"), FieldValue.Float(2)));

        Assert.Equal((1, 1), (result.Accepted, result.Rejected.Count));
        Assert.Equal("other", Assert.Single(_bench.Status.Unmapped).Key.Twin);
    }

    [Fact]
    public async Task Ingest_ManyDistinctTwins_BoundsTheListAndCountsAll()
    {
        using TemporaryFolder folder = new();
        await using PipelineBench bench = new(folder, ("BatteryTwin:Ingest:MaxUnmappedListed", "50"));
        for (int i = 0; i < 20; i++)
        {
            await bench.IngestAsync([.. Enumerable.Range(i * 100, 100).Select(n => (PipelineBench.Key("x", "t" + n), FieldValue.Float(n)))]);
            bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.IngestAsync((PipelineBench.Key("x", "t0"), FieldValue.Float(1)));

        Assert.Equal((50, 2_000L), (bench.Status.Unmapped.Count, bench.Status.UnmappedCount));
        Assert.Equal("t0", bench.Status.Unmapped[0].Key.Twin);
        Assert.Equal(2, bench.Status.Unmapped[0].Points);
    }

    private static FieldValue Value(FieldType type, string text) => type switch
    {
        FieldType.Float => FieldValue.Float(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Integer => FieldValue.Integer(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Unsigned => FieldValue.Unsigned(ulong.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Boolean => FieldValue.Boolean(text == "true"),
        _ => FieldValue.String(text),
    };
}
