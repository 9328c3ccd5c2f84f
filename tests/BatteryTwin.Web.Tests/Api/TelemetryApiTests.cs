using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Api;

public sealed class TelemetryApiTests : IAsyncLifetime
{
    private const long T = 1_774_958_400_000_000_000; // 2026-03-31T12:00:00Z
    private const string ThreeSeries = """
        {"series":[{"measurement":"m","tags":{"line":"ü","twin":"mixer"},"twin":"mixer","field":"temperature","type":"float","unit":"degreeCelsius","points":[["2026-03-31T12:00:00Z",1.5],["2026-03-31T12:00:00.000000001Z",-0.1],["2026-03-31T12:00:01.5Z",1E+300]]},{"measurement":"m","tags":{},"twin":null,"field":"n","type":"integer","points":[["2026-03-31T12:00:00Z",9007199254740992],["2026-03-31T12:00:01Z","9007199254740993"],["2026-03-31T12:00:02Z","-9223372036854775808"]]},{"measurement":"m","tags":{},"twin":null,"field":"s","type":"string","points":[["2026-03-31T12:00:00Z","a \"b\"\n日"]]}],"truncated":true}
        """;

    private ApiHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ApiHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Range_Answer_HasTheDocumentedShape()
    {
        LayDownThreeSeries();

        Assert.Equal(ThreeSeries, await _host.GetAsync("/api/telemetry/range?twin=*"));
    }

    [Theory]
    [InlineData("ms", "1774958400000", "1774958401500")]
    [InlineData("us", "1774958400000000", "1774958401500000")]
    [InlineData("ns", "1774958400000000001", "1774958401500000000")]
    public async Task Range_TimeAsNumbers_GivesWholeUnits(string unit, string second, string third)
    {
        LayDownThreeSeries();

        string answer = await _host.GetAsync("/api/telemetry/range?time=" + unit);

        Assert.Contains($"[{second},-0.1],[{third},1E+300]", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Range_Csv_HasOneRowPerPoint()
    {
        LayDownThreeSeries();

        string answer = await _host.GetCsvAsync("/api/telemetry/range");

        string[] rows = answer.Split("\r\n");
        Assert.Equal("measurement,tags,twin,field,type,unit,time,value", rows[0]);
        Assert.Equal("m,line=ü;twin=mixer,mixer,temperature,float,degreeCelsius,2026-03-31T12:00:00.000000001Z,-0.1", rows[2]);
        Assert.Equal("m,,,n,integer,,2026-03-31T12:00:02Z,-9223372036854775808", rows[6]);
        Assert.Equal("m,,,s,string,,2026-03-31T12:00:00Z,\"a \"\"b\"\"\n日\"", rows[7]);
    }

    [Fact]
    public async Task Range_PiecesOfOneSeries_AreOneSeries()
    {
        SeriesKey key = new("m", [], "f");
        _host.Store.Answer.Add(new(key, FieldType.Integer, [T], [FieldValue.Integer(1)], GoesOn: true));
        _host.Store.Answer.Add(new(key, FieldType.Integer, [T + 1], [FieldValue.Integer(2)], Truncated: true));
        _host.Store.Answer.Add(new(new("m", [], "g"), FieldType.Integer, [T], [FieldValue.Integer(3)]));

        Assert.Equal(
            """{"series":[{"measurement":"m","tags":{},"twin":null,"field":"f","type":"integer","points":[[1774958400000000000,1],[1774958400000000001,2]]},{"measurement":"m","tags":{},"twin":null,"field":"g","type":"integer","points":[[1774958400000000000,3]]}],"truncated":true}""",
            await _host.GetAsync("/api/telemetry/range?time=ns"));
    }

    [Fact]
    public async Task Range_ManyPoints_ArriveWhole()
    {
        const int Count = 200_000;
        _host.Store.Answer.Add(new(new("m", [], "f"), FieldType.Float, [.. Enumerable.Range(0, Count).Select(i => T + (i * 1_000L))], [.. Enumerable.Range(0, Count).Select(i => FieldValue.Float(i / 3.0))]));

        JsonElement answer = await _host.Client.GetFromJsonAsync<JsonElement>("/api/telemetry/range?time=ns", TestContext.Current.CancellationToken);

        JsonElement points = answer.GetProperty("series")[0].GetProperty("points");
        Assert.Equal(Count, points.GetArrayLength());
        Assert.Equal((Count - 1) / 3.0, points[Count - 1][1].GetDouble());
    }

    [Theory]
    [InlineData("2026-03-31T12:00:00Z", T)]
    [InlineData("2026-03-31t12:00:00.123456789z", T + 123_456_789)]
    [InlineData("2026-03-31T14:00:00.5%2B02:00", T + 500_000_000)]
    [InlineData("2026-03-31T14:00:00+02:00", T)]
    [InlineData("2026-03-31T10:30:00-01:30", T)]
    [InlineData("1774958400123", T + 123_000_000)]
    [InlineData("-1", -1_000_000)]
    [InlineData("0001-01-01T00:00:00Z", long.MinValue)]
    public async Task Range_From_ReadsEveryForm(string text, long expectedNs)
    {
        await _host.GetAsync($"/api/telemetry/range?from={text}&to=9999-12-31T00:00:00Z");

        Assert.Equal((expectedNs, long.MaxValue), (_host.Store.Query!.FromNs, _host.Store.Query.ToNs));
    }

    [Fact]
    public async Task Range_NoParameters_IsTheLastHourOfEverything()
    {
        await _host.GetAsync("/api/telemetry/range");

        RangeQuery query = _host.Store.Query!;
        long nowNs = EpochTime.ToNs(_host.Time.GetUtcNow());
        Assert.Equal((nowNs - (3_600 * EpochTime.NsPerSecond), nowNs, 100_000, false), (query.FromNs, query.ToNs, query.Limit, query.GroupByField));
        Assert.Empty(query.Series.Twins);
        Assert.IsType<RangeReduction.Raw>(query.Reduction);
    }

    [Fact]
    public async Task Range_Selectors_AreRepeatable()
    {
        await _host.GetAsync("/api/telemetry/range?twin=a&twin=b&field=x&field=Bearings.rms&measurement=m&groupBy=field&limit=7");

        RangeQuery query = _host.Store.Query!;
        Assert.Equal(["a", "b"], query.Series.Twins);
        Assert.Equal(["x", "Bearings.rms"], query.Series.Fields);
        Assert.Equal(("m", true, 7), (query.Series.Measurement, query.GroupByField, query.Limit));
    }

    [Theory]
    [InlineData("every=10s&aggregate=mean", 10_000_000_000L, AggregateFunction.Mean)]
    [InlineData("every=250ms&aggregate=MAX", 250_000_000L, AggregateFunction.Max)]
    [InlineData("every=2m&aggregate=min", 120_000_000_000, AggregateFunction.Min)]
    [InlineData("every=1h&aggregate=sum", 3_600_000_000_000, AggregateFunction.Sum)]
    [InlineData("every=1d&aggregate=first", 86_400_000_000_000, AggregateFunction.First)]
    [InlineData("aggregate=count", null, AggregateFunction.Count)]
    [InlineData("aggregate=last", null, AggregateFunction.Last)]
    public async Task Range_Aggregate_IsAskedOfTheStore(string parameters, long? everyNs, AggregateFunction function)
    {
        await _host.GetAsync("/api/telemetry/range?" + parameters);

        Assert.Equal(new RangeReduction.Aggregate(everyNs, function), _host.Store.Query!.Reduction);
    }

    [Fact]
    public async Task Range_Points_KeepsTheShape()
    {
        await _host.GetAsync("/api/telemetry/range?points=500");

        Assert.Equal(new RangeReduction.Shape(500), _host.Store.Query!.Reduction);
        await _host.GetAsync("/api/telemetry/range?points=500&reduction=lttb");
        Assert.Equal(new RangeReduction.Shape(500, ShapeMethod.Lttb), _host.Store.Query!.Reduction);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-03-31", "to")]
    [InlineData("to=2026-13-31T00:00:00Z", "to")]
    [InlineData("from=2000&to=1000", "from")]
    [InlineData("every=10s", "aggregate")]
    [InlineData("every=ten&aggregate=mean", "every")]
    [InlineData("every=0s&aggregate=mean", "every")]
    [InlineData("every=1w&aggregate=mean", "every")]
    [InlineData("every=99999999999d&aggregate=mean", "every")]
    [InlineData("aggregate=median", "aggregate")]
    [InlineData("aggregate=0", "aggregate")]
    [InlineData("points=10&every=1s&aggregate=mean", "points")]
    [InlineData("points=10&aggregate=mean", "points")]
    [InlineData("points=1", "points")]
    [InlineData("points=many", "points")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-5", "limit")]
    [InlineData("groupBy=twin", "groupBy")]
    [InlineData("time=s", "time")]
    [InlineData("agregate=mean", "agregate")]
    public async Task Range_WrongParameter_IsNamedInAProblem(string parameters, string named)
    {
        using HttpResponseMessage response = await _host.Client.GetAsync("/api/telemetry/range?" + parameters, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal([named], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.StartsWith(named + ": ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Null(_host.Store.Query);
    }

    [Fact]
    public async Task Range_StoreUnavailable_IsA503BeforeAndACutConnectionAfterTheStart()
    {
        LayDownThreeSeries();
        _host.Store.Fault = (0, new StorageUnavailableException("the disk is away"));
        using HttpResponseMessage refused = await _host.Client.GetAsync("/api/telemetry/range", TestContext.Current.CancellationToken);

        _host.Store.Answer.Add(new(new("m", [], "z"), FieldType.Float, new long[100_000], [.. Enumerable.Repeat(FieldValue.Float(1), 100_000)]));
        _host.Store.Fault = (4, new StorageUnavailableException("the disk is away"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("the disk is away", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _host.GetAsync("/api/telemetry/range"));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task Range_StoreFailsBeforeAnythingWasSent_IsACutConnectionNoMixedAnswer(string encoding)
    {
        _host.Store.Answer.Add(new(new("m", [], "f"), FieldType.Integer, [T], [FieldValue.Integer(1)]));
        _host.Store.Fault = (1, new StorageUnavailableException("gone"));
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/telemetry/range");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        await Assert.ThrowsAsync<HttpRequestException>(() => _host.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/csv")]
    public async Task Range_ClientAcceptsGzip_GetsTheSameInLess(string type)
    {
        _host.Store.Answer.Add(new(new("m", [], "f"), FieldType.Float, [.. Enumerable.Range(0, 5_000).Select(i => T + (i * EpochTime.NsPerSecond))], [.. Enumerable.Range(0, 5_000).Select(i => FieldValue.Float(i % 100 / 10.0))]));
        byte[] plain = await GetBytesAsync(type, "identity");
        byte[] packed = await GetBytesAsync(type, "gzip");

        await using GZipStream unpacking = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        await unpacking.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        Assert.Equal(plain, unpacked.ToArray());
        Assert.InRange(packed.Length, 1, plain.Length / 4);
    }

    [Fact]
    public async Task Range_ClientHangsUp_StopsTheRead()
    {
        _host.Store.GoesOnForEver = true;
        _host.Store.Answer.Add(new(new("m", [], "f"), FieldType.Integer, [T], [FieldValue.Integer(1)], GoesOn: true));
        using (HttpResponseMessage response = await _host.Client.GetAsync("/api/telemetry/range", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await body.ReadExactlyAsync(new byte[100_000], TestContext.Current.CancellationToken);
            Assert.False(_host.Store.ReadEnded.IsCompleted);
        }

        await _host.Store.ReadEnded.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Latest_And_Series_HaveTheDocumentedShape()
    {
        _host.Graph.Model("dtmi:m;1", "Mixer", """{"@type": ["Telemetry", "Temperature"], "name": "temperature", "schema": "double", "unit": "degreeCelsius"}""").Twin("mixer", "dtmi:m;1");
        _host.Store.States.Add(new(new("m", [new("twin", "mixer")], "temperature"), FieldType.Float, T, T + 1_500_000_000, 2, FieldValue.Float(2.5)));
        _host.Store.States.Add(new(new("m", [], "on"), FieldType.Boolean, T, T, 1, FieldValue.Boolean(true)));

        Assert.Equal(
            """[{"measurement":"m","tags":{"twin":"mixer"},"twin":"mixer","field":"temperature","time":"2026-03-31T12:00:01.5Z","value":2.5},{"measurement":"m","tags":{},"twin":null,"field":"on","time":"2026-03-31T12:00:00Z","value":true}]""",
            await _host.GetAsync("/api/telemetry/latest?twin=mixer"));
        Assert.Equal(["mixer"], _host.Store.Selector!.Twins);
        Assert.Equal(
            """[{"measurement":"m","tags":{"twin":"mixer"},"twin":"mixer","field":"temperature","type":"float","unit":"degreeCelsius","first":1774958400000,"last":1774958401500,"count":2},{"measurement":"m","tags":{},"twin":null,"field":"on","type":"boolean","unit":null,"first":1774958400000,"last":1774958400000,"count":1}]""",
            await _host.GetAsync("/api/telemetry/series?time=ms"));
        Assert.Equal("measurement,tags,twin,field,time,value,quality\r\nm,twin=mixer,mixer,temperature,2026-03-31T12:00:01.5Z,2.5,\r\nm,,,on,2026-03-31T12:00:00Z,true,\r\n", await _host.GetCsvAsync("/api/telemetry/latest"));
    }

    [Fact]
    public async Task Answers_SayHowFarASeriesCanBeReliedOn()
    {
        SeriesKey key = new("m", [new("twin", "mixer")], "speed");
        _host.Store.States.Add(new(key, FieldType.Float, T, T, 1, FieldValue.Float(2.5)));
        _host.Store.Answer.Add(new(key, FieldType.Float, [T], [FieldValue.Float(2.5)]));
        _host.Trust.Qualities[("mixer", "speed")] = new([new(QualityReason.FlatLine, SignalQuality.Bad, T, "the same value for 4 min")], 1_000_000_000);

        const string Key = "\"measurement\":\"m\",\"tags\":{\"twin\":\"mixer\"},\"twin\":\"mixer\",\"field\":\"speed\"";
        const string Quality = "\"quality\":\"bad\",\"doubts\":[\"flatLine\"]";
        Assert.Equal($$"""[{{{Key}},"time":"2026-03-31T12:00:00Z","value":2.5,{{Quality}}}]""", await _host.GetAsync("/api/telemetry/latest"));
        Assert.Equal($$"""{"series":[{{{Key}},"type":"float",{{Quality}},"points":[["2026-03-31T12:00:00Z",2.5]]}],"truncated":false}""", await _host.GetAsync("/api/telemetry/range"));
        Assert.EndsWith(",2.5,bad\r\n", await _host.GetCsvAsync("/api/telemetry/latest"), StringComparison.Ordinal);
        Assert.Equal(
            """{"signals":{"good":0,"uncertain":1,"bad":0,"notJudged":0},"doubtful":[{"measurement":"m","twin":"mixer","field":"speed","tags":{"twin":"mixer"},"quality":"bad","expectedIntervalSeconds":1,"findings":[{"reason":"flatLine","quality":"bad","since":"2026-03-31T12:00:00Z","text":"the same value for 4 min"}]}]}""",
            await _host.GetAsync("/api/telemetry/quality"));
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(long.MinValue, "1677-09-21T00:12:43.145224192Z")]
    [InlineData(long.MaxValue, "2262-04-11T23:47:16.854775807Z")]
    [InlineData(951_827_696_100_000_000, "2000-02-29T12:34:56.1Z")]
    public void TimeFormat_Text_AgreesWithTheDomain(long timeNs, string expected)
    {
        byte[] text = new byte[BatteryTwin.Web.Api.TelemetryTimeFormat.MaxLength];
        int length = BatteryTwin.Web.Api.TelemetryTimeFormat.Find(null)!.Write(timeNs, text);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(text, 0, length));
        Assert.Equal(expected, EpochTime.ToRfc3339(timeNs));
    }

    private async Task<byte[]> GetBytesAsync(string type, string encoding)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/telemetry/range");
        request.Headers.Accept.ParseAdd(type);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using HttpResponseMessage response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(encoding == "identity" ? [] : [encoding], response.Content.Headers.ContentEncoding);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private void LayDownThreeSeries()
    {
        _host.Graph.Model("dtmi:m;1", "Mixer", """{"@type": ["Telemetry", "Temperature"], "name": "temperature", "schema": "double", "unit": "degreeCelsius"}""").Twin("mixer", "dtmi:m;1");
        _host.Store.Answer.Add(new(
            new("m", [new("twin", "mixer"), new("line", "ü")], "temperature"), FieldType.Float, [T, T + 1, T + 1_500_000_000], [FieldValue.Float(1.5), FieldValue.Float(-0.1), FieldValue.Float(1e300)], Truncated: true));
        _host.Store.Answer.Add(new(
            new("m", [], "n"), FieldType.Integer, [T, T + 1_000_000_000, T + 2_000_000_000], [FieldValue.Integer(9007199254740992), FieldValue.Integer(9007199254740993), FieldValue.Integer(long.MinValue)]));
        _host.Store.Answer.Add(new(new("m", [], "s"), FieldType.String, [T], [FieldValue.String("a \"b\"\n日")]));
    }
}
