using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Pipeline;

public sealed class WriteEndpointTests : IAsyncLifetime
{
    private WriteHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WriteHost.StartAsync("--BatteryTwin:Ingest:MaxPointsInFlight=100");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/write?db=x&precision=n", "1700000000123456789", 1_700_000_000_123_456_789)]
    [InlineData("/write?db=x&precision=ns", "1700000000123456789", 1_700_000_000_123_456_789)]
    [InlineData("/write?db=x&precision=u", "1700000000123456", 1_700_000_000_123_456_000)]
    [InlineData("/write?db=x&precision=us", "1700000000123456", 1_700_000_000_123_456_000)]
    [InlineData("/write?db=x&precision=ms", "1700000000123", 1_700_000_000_123_000_000)]
    [InlineData("/write?db=x&precision=s", "1700000000", 1_700_000_000_000_000_000)]
    [InlineData("/write?db=x&precision=m", "28333333", 1_699_999_980_000_000_000)]
    [InlineData("/write?db=x&precision=h", "472222", 1_699_999_200_000_000_000)]
    [InlineData("/write", "1700000000123456789", 1_700_000_000_123_456_789)]
    [InlineData("/api/v2/write?org=o&bucket=b", "1700000000123456789", 1_700_000_000_123_456_789)]
    [InlineData("/api/v2/write?org=o&bucket=b&precision=us", "1700000000123456", 1_700_000_000_123_456_000)]
    [InlineData("/api/v2/write?org=o&bucket=b&precision=ms", "1700000000123", 1_700_000_000_123_000_000)]
    [InlineData("/api/v2/write?org=o&bucket=b&precision=s", "1700000000", 1_700_000_000_000_000_000)]
    public async Task Write_EveryPrecision_IsStoredInNanoseconds(string path, string time, long expectedNs)
    {
        using HttpResponseMessage response = await _host.WriteAsync(path, $"m,twin=a f=1 {time}\n");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(expectedNs, Assert.Single(_host.Store.Series(SeriesSelector.All)).LastNs);
    }

    [Theory]
    [InlineData("/write?precision=d")]
    [InlineData("/api/v2/write?precision=m")]
    public async Task Write_UnknownPrecision_IsRefused(string path)
    {
        using HttpResponseMessage response = await _host.WriteAsync(path, "m f=1 1\n");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("unknown precision", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Gzip_IsInflated()
    {
        using HttpResponseMessage response = await _host.WriteAsync("/write", WriteHost.Gzip("m,twin=a f=1,g=2i"u8.ToArray()), "gzip");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(2, _host.Store.Statistics.SeriesCount);
    }

    [Fact]
    public async Task Write_BadLineOnV1_KeepsTheGoodOnesAndSaysWhatWasDropped()
    {
        using HttpResponseMessage response = await _host.WriteAsync("/write?db=x", "m f=1\nm f=\nm g=2\nnonsense\n");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("partial write: line 2: missing field value at column 5 (and 1 more) dropped=2", body.GetProperty("error").GetString());
        Assert.Equal(2, _host.Store.Statistics.PointCount);
        Assert.Equal(["nonsense", "m f="], _host.Quarantine.List(10).Select(point => point.Line));
        Assert.Equal((4L, 2L), (Assert.Single(_host.Status.Sources).PointsReceived, Assert.Single(_host.Status.Sources).PointsRejected));
    }

    [Fact]
    public async Task Write_BadLineOnV2_NamesTheLine()
    {
        using HttpResponseMessage response = await _host.WriteAsync("/api/v2/write", "m f=1\n\nm f=1x\n");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(("invalid", 3), (body.GetProperty("code").GetString(), body.GetProperty("line").GetInt32()));
        Assert.Contains("line 3: expected ',' or ' ' after a field value at column 6", body.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Single(_host.Store.Values("m f"));
    }

    [Fact]
    public async Task Write_TypeAgainstTheModelOrTheSeries_IsDroppedPointByPoint()
    {
        _host.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("on", "boolean"), StaticTwinGraph.Telemetry("speed", "double"));
        using HttpResponseMessage first = await _host.WriteAsync("/write", "m,twin=mixer on=true,speed=3i\nm free=1i\n");

        using HttpResponseMessage second = await _host.WriteAsync("/write", "m,twin=mixer speed=4.5\nm,twin=mixer on=1,speed=5 1700000000000000000\nm free=1.5\n");

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        string error = (await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetString()!;
        Assert.StartsWith("partial write: line 2: 'on' of twin 'mixer' has schema boolean", error, StringComparison.Ordinal);
        Assert.EndsWith("dropped=2", error, StringComparison.Ordinal);
        Assert.Equal(3, _host.Store.Values("m,twin=mixer speed").Count);
        Assert.Equal(["typeConflict", "typeMismatch"], _host.Quarantine.List(10).Select(point => point.Code));
    }

    [Theory]
    [InlineData("/write")]
    [InlineData("/api/v2/write")]
    public async Task Write_DiskFull_Gives507WithRetryAfterAndTheRemedy(string path)
    {
        _host.Store.BeforeAppend = () => throw new StorageFullException("telemetry cannot be written: the disk is full. Free space");
        using HttpResponseMessage refused = await _host.WriteAsync(path, "m,twin=a f=1");
        _host.Store.BeforeAppend = () => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("Free space", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_StorageUnavailable_Gives503WithRetryAfterAndWorksAgainLater()
    {
        _host.Store.BeforeAppend = () => throw new StorageUnavailableException("the disk is full");
        using HttpResponseMessage refused = await _host.WriteAsync("/api/v2/write", "m f=1");
        _host.Store.BeforeAppend = () => Task.CompletedTask;
        using HttpResponseMessage taken = await _host.WriteAsync("/api/v2/write", "m f=1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("the disk is full", (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("message").GetString());
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
    }

    [Fact]
    public async Task Write_TooMuchAtOnce_Gives429WithRetryAfter()
    {
        TaskCompletionSource gate = new();
        _host.Store.BeforeAppend = () => gate.Task;
        string lines = string.Concat(Enumerable.Range(0, 80).Select(i => $"m f{i}=1\n"));
        Task<HttpResponseMessage> first = _host.WriteAsync("/write", lines);
        await Eventually.IsTrue(() => _host.Status.Queue.Waiting == 80, "the first batch waits for the store");

        using HttpResponseMessage second = await _host.WriteAsync("/write", lines);
        gate.SetResult();
        using HttpResponseMessage done = await first;

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.NoContent), (second.StatusCode, done.StatusCode));
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal(1, Assert.Single(_host.Status.Sources).BatchesRefused);
    }

    [Theory]
    [InlineData("identity", HttpStatusCode.NoContent)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType)]
    public async Task Write_ContentEncoding_IsRespected(string encoding, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await _host.WriteAsync("/api/v2/write", "m f=1"u8.ToArray(), encoding);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Write_AsABrowserFormWithCredentials_IsNoMatterOfAntiforgery()
    {
        using StringContent content = new("m f=1", Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpRequestMessage request = new(HttpMethod.Post, "/write?db=x&u=me&p=secret&rp=week") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Token abc");

        using HttpResponseMessage response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Ping_EitherMethod_SaysWhoAnswers(string method)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), "/ping");
        using HttpResponseMessage response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.True(response.Headers.Contains("X-Influxdb-Version"));
    }
}
