using System.Net;
using System.Net.Sockets;
using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Pipeline;

/// <summary>Input meant to hurt: never an internal error, nothing of it applied half, and a good write works right after.</summary>
public sealed class HostileInputTests : IAsyncLifetime
{
    private const int MegaByte = 1024 * 1024;

    private WriteHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WriteHost.StartAsync(realStore: true);

    public async ValueTask DisposeAsync()
    {
        await _host.AssertWorksAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"json\": true}")]
    [InlineData("<xml/>")]
    [InlineData("m f=\"")]
    [InlineData("\\\\\\\\\\,\\ = =,=,=, \"")]
    [InlineData(", , , =\n=,=\n\"\"\"\n#\n\\")]
    [InlineData("m f=1 1 1 1 1\nm f=1ii\nm f=--1\nm f=1e1e1\nm f=0x10\nm f=1_000")]
    public async Task Write_MalformedLines_AreRefusedAsBadInput(string body)
    {
        using HttpResponseMessage response = await _host.WriteAsync("/write", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _host.Telemetry.Statistics.PointCount);
    }

    [Fact]
    public async Task Write_EnormousLine_LosesThatLineOnly()
    {
        byte[] body = Encoding.UTF8.GetBytes($"m a=1\nm f=\"{new string('x', 20 * MegaByte)}\"\nm b=1\n");

        using HttpResponseMessage response = await _host.WriteAsync("/api/v2/write", body);
        using HttpResponseMessage zipped = await _host.WriteAsync("/api/v2/write", WriteHost.Gzip(body), "gzip");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (response.StatusCode, zipped.StatusCode));
        Assert.Equal(4, _host.Telemetry.Statistics.PointCount);
        Assert.All(_host.Quarantine.List(10), point => Assert.Equal("lineTooLong", point.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_BodyOf40Megabytes_IsTooLarge(bool announced)
    {
        byte[] line = "m f=1 1700000000000000000\n"u8.ToArray();
        using HttpContent content = announced
            ? new ByteArrayContent(Repeat(line, 40 * MegaByte))
            : new EndlessContent(line, 40 * MegaByte / line.Length);

        using HttpResponseMessage response = await _host.Client.PostAsync("/write", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(0, _host.Telemetry.Statistics.PointCount);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\n')]
    public async Task Write_GzipBomb_IsStoppedWhileInflating(char filling)
    {
        byte[] bomb = WriteHost.Gzip(Repeat([(byte)filling], 300 * MegaByte));

        using HttpResponseMessage response = await _host.WriteAsync("/write", bomb, "gzip");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(0, _host.Telemetry.Statistics.PointCount);
    }

    [Fact]
    public async Task Write_GzipBombOfManyPoints_AppliesNothing()
    {
        await using WriteHost host = await WriteHost.StartAsync(realStore: true, "--BatteryTwin:Ingest:LineProtocol:MaxInflatedBytes=40000000", "--BatteryTwin:Ingest:LineProtocol:MaxPointsPerBatch=10000");
        byte[] lines = Repeat("m f=1 1700000000000000000\n"u8.ToArray(), 50 * MegaByte);

        using HttpResponseMessage response = await host.WriteAsync("/write", WriteHost.Gzip(lines), "gzip");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(0, host.Telemetry.Statistics.PointCount);
        await host.AssertWorksAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(-9)]
    public async Task Write_DamagedGzip_AppliesNothing(int cutOrFlip)
    {
        byte[] body = WriteHost.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => $"m f{i}={i}\n"))));
        byte[] damaged = cutOrFlip >= 0 ? [.. body.Select((value, i) => i == body.Length / 2 + cutOrFlip ? (byte)(value ^ 0x55) : value)] : body[..^-cutOrFlip];

        using HttpResponseMessage response = await _host.WriteAsync("/write", damaged, "gzip");
        using HttpResponseMessage plain = await _host.WriteAsync("/write", "m f=1"u8.ToArray(), "gzip");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (response.StatusCode, plain.StatusCode));
        Assert.Equal(0, _host.Telemetry.Statistics.PointCount);
    }

    [Fact]
    public async Task Write_InvalidUtf8_LosesThoseLinesOnly()
    {
        byte[] body = [.. "m a=1\nm"u8, 0xC0, 0xAF, .. " f=1\nm s=\""u8, 0xED, 0xA0, 0x80, .. "\"\nm b=1"u8];

        using HttpResponseMessage response = await _host.WriteAsync("/write", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["m a", "m b"], (await _host.Telemetry.SeriesAsync(SeriesSelector.All)).Select(series => series.Key.Canonical));
        Assert.Equal(2, _host.Quarantine.Count);
    }

    [Fact]
    public async Task Write_DuplicateAndOutOfOrderTimes_LastWriteWins()
    {
        using HttpResponseMessage first = await _host.WriteAsync("/write?precision=s", "m f=3 1700000003\nm f=1 1700000001\nm f=2 1700000002\nm f=9 1700000001\n");
        using HttpResponseMessage second = await _host.WriteAsync("/write?precision=s", "m f=7 1700000002\nm f=8 1600000000\n");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, second.StatusCode));
        Assert.Equal([8, 9, 7, 3], (await _host.ValuesAsync("m f")).Select(value => value.ToDouble()));
    }

    [Fact]
    public async Task Write_100000DistinctTwins_AreStoredAndCounted()
    {
        string body = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"m,twin=t{i} f={i}\n"));

        using HttpResponseMessage response = await _host.WriteAsync("/write", body);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(100_000, _host.Telemetry.Statistics.SeriesCount);
        Assert.Equal((1_000, 100_000L), (_host.Status.Unmapped.Count, _host.Status.UnmappedCount));
    }

    [Fact]
    public async Task Write_100000BadLines_AreCountedAndKeptUpToTheBound()
    {
        using HttpResponseMessage response = await _host.WriteAsync("/write", string.Concat(Enumerable.Repeat("bad\n", 100_000)) + "m f=1");

        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("dropped=100000", body, StringComparison.Ordinal);
        Assert.Equal((10_000L, 90_000L), (_host.Quarantine.Count, _host.Quarantine.Dropped));
        Assert.Equal(1, _host.Telemetry.Statistics.PointCount);
    }

    [Theory]
    [InlineData("POST /write HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nm f=1\nm g=2\nm h=")]
    [InlineData("POST /api/v2/write HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nm f=1\nm g=2\n\r\n")]
    [InlineData("POST /write HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nm f=1\n")]
    public async Task Write_ConnectionCutInMidBody_LeavesNothingBehind(string request)
    {
        for (int i = 0; i < 20; i++)
        {
            await using NetworkStream stream = await _host.ConnectAsync();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
            stream.Socket.LingerState = new LingerOption(enable: i % 2 == 0, seconds: 0);
        }

        await _host.AssertWorksAsync();
        Assert.Equal(1, _host.Telemetry.Statistics.PointCount);
        Assert.Equal(0, _host.Status.Queue.Waiting);
    }

    private static byte[] Repeat(byte[] pattern, int length)
    {
        byte[] all = new byte[length / pattern.Length * pattern.Length];
        for (int at = 0; at < all.Length; at += pattern.Length)
        {
            pattern.CopyTo(all, at);
        }

        return all;
    }

    private sealed class EndlessContent(byte[] line, int count) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] block = Repeat(line, 1000 * line.Length);
            for (int i = 0; i < count / 1000; i++)
            {
                await stream.WriteAsync(block);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
