using System.Collections.Concurrent;
using System.Net;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>What is different with 2.x and 3.x servers, against a stub: these versions are not among the packages the tests can install.</summary>
public sealed class InfluxVersionsTests
{
    private const string NoSeries = "{\"results\":[{\"statement_id\":0}]}\n";

    [Fact]
    public async Task Start_Organization_MakesBucketAndMappingWithTheToken()
    {
        await using InfluxStub stub = await InfluxStub.StartAsync(request => request.Line.Split('?')[0] switch
        {
            "GET /api/v2/orgs" => (200, """{"orgs":[{"id":"0a1","name":"plant one"}]}"""),
            "GET /api/v2/buckets" => (404, """{"code":"not found","message":"bucket \"twin\" not found"}"""),
            "POST /api/v2/buckets" => (201, """{"id":"0b2","name":"twin"}"""),
            "GET /api/v2/dbrps" => (200, """{"content":[]}"""),
            "POST /api/v2/dbrps" => (201, """{"id":"0c3"}"""),
            "POST /write" => (204, string.Empty),
            _ => (200, NoSeries),
        });
        InfluxDbOptions options = new() { Url = stub.Url, Database = "twin", Organization = "plant one", Token = "t0ken==", UnsignedIntegers = true };
        await using InfluxBench bench = new(options, new TelemetryStoreOptions { RetentionDays = 30 });
        await bench.AppendAsync(Points.One(Points.Key("a"), 5, FieldValue.Unsigned(ulong.MaxValue)));
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        Assert.All(stub.Requests, request => Assert.Equal("Token t0ken==", request.Authorization));
        Assert.Equal(
            [
                "GET /api/v2/orgs?org=plant%20one ",
                "GET /api/v2/buckets?orgID=0a1&name=twin ",
                """POST /api/v2/buckets {"orgID":"0a1","name":"twin","retentionRules":[{"type":"expire","everySeconds":2592000}]}""",
                "GET /api/v2/dbrps?orgID=0a1&db=twin ",
                """POST /api/v2/dbrps {"orgID":"0a1","bucketID":"0b2","database":"twin","retention_policy":"autogen","default":true}""",
            ],
            stub.Requests.Where(request => request.Line.Contains("/api/v2", StringComparison.Ordinal)).Select(request => $"{request.Line} {request.Body}"));
        Assert.Equal("m,twin=a value=18446744073709551615u 5\n", Assert.Single(stub.Requests, request => request.Line == "POST /write?db=twin").Body);
        Assert.DoesNotContain(bench.Log.Entries, entry => entry.Message.Contains("t0ken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_BucketAndMappingThere_SetsRetentionOnly()
    {
        await using InfluxStub stub = await InfluxStub.StartAsync(request => request.Line.Split('?')[0] switch
        {
            "GET /api/v2/orgs" => (200, """{"orgs":[{"id":"0a1"}]}"""),
            "GET /api/v2/buckets" => (200, """{"buckets":[{"id":"0b2"}]}"""),
            "PATCH /api/v2/buckets/0b2" => (200, """{"id":"0b2"}"""),
            "GET /api/v2/dbrps" => (200, """{"content":[{"id":"0c3","bucketID":"0b2","database":"twin"}]}"""),
            "POST /write" => (204, string.Empty),
            _ => (200, NoSeries),
        });
        await using InfluxBench bench = new(new() { Url = stub.Url, Database = "twin", Organization = "o", Token = "t" }, new TelemetryStoreOptions { RetentionDays = 1 });
        await bench.AppendAsync(Points.Seconds("a", 0, 1));
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        Assert.Equal(["PATCH /api/v2/buckets/0b2"], stub.Requests.Select(request => request.Line).Where(line => line.StartsWith('P') && line.Contains("/api/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Write_ServerKnowsNoCreateDatabase_WritesAllTheSame()
    {
        await using InfluxStub stub = await InfluxStub.StartAsync(request => request switch
        {
            { Line: "POST /write?db=twin" } => (204, string.Empty),
            { Body: var body } when body.Contains("CREATE", StringComparison.Ordinal) => (400, """{"error":"not supported: CREATE DATABASE"}"""),
            _ => (200, NoSeries),
        });
        await using InfluxBench bench = new(new() { Url = stub.Url, Database = "twin", Token = "t" });
        for (int second = 0; second < 5; second++)
        {
            await bench.AppendAsync(Points.Seconds("a", second, 1));
            await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        }

        Assert.Contains(bench.Log.Entries, entry => entry.Message.Contains("could not be set up", StringComparison.Ordinal));
        Assert.Single(stub.Requests, request => request.Body.Contains("CREATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_Refusals_AreHeededAndNothingIsLost()
    {
        ConcurrentQueue<(int, string)> refusals = new([(503, "busy"), (429, "{\"message\":\"slow down\"}"), (500, "timeout"), (413, "too large"), (401, "{\"code\":\"unauthorized\"}")]);
        await using InfluxStub stub = await InfluxStub.StartAsync(
            request => request.Line.StartsWith("POST /write", StringComparison.Ordinal) ? refusals.TryDequeue(out (int, string) refusal) ? refusal : (204, string.Empty) : (200, NoSeries),
            retryAfter: "0");
        await using InfluxBench bench = new(InfluxBench.Options(stub.Url, "twin"));
        await bench.AppendAsync(Points.Seconds("a", 0, 9));
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        Assert.Equal((SourceState.Running, 4), (bench.Parts.Link.Snapshot().State, bench.Parts.Link.Snapshot().Errors));
        Assert.Empty(bench.Quarantine.Points);
        string[] bodies = [.. stub.Requests.Where(request => request.Line.StartsWith("POST /write", StringComparison.Ordinal)).Select(request => request.Body)];
        Assert.Equal(bodies[0], bodies[^2] + bodies[^1]);
    }

    [Theory]
    [InlineData(400, """{"error":"partial write: field type conflict: input field \"f\" dropped=3"}""", WriteReplyKind.LinesRefused, 3)]
    [InlineData(422, """{"code":"unprocessable entity","message":"failure writing points to database: partial write: points beyond retention policy dropped=2"}""", WriteReplyKind.LinesRefused, 2)]
    [InlineData(400, """{"error":"partial write of line protocol occurred","data":[{"line_number":2}]}""", WriteReplyKind.LinesRefused, null)]
    [InlineData(400, """{"error":"unable to parse 'm f=': missing field value"}""", WriteReplyKind.LinesRefused, null)]
    [InlineData(400, """{"error":"database is required"}""", WriteReplyKind.Misconfigured, null)]
    [InlineData(404, """{"error":"database not found: \"x\""}""", WriteReplyKind.Misconfigured, null)]
    [InlineData(403, """{"error":"\"plant\" user is not authorized to write to database \"x\""}""", WriteReplyKind.Misconfigured, null)]
    [InlineData(302, "", WriteReplyKind.Misconfigured, null)]
    [InlineData(413, "", WriteReplyKind.TooLarge, null)]
    [InlineData(500, """{"error":"timeout"}""", WriteReplyKind.Later, null)]
    [InlineData(502, "<html>bad gateway</html>", WriteReplyKind.Later, null)]
    [InlineData(204, "", WriteReplyKind.Taken, null)]
    public void Of_Reply_IsUnderstood(int status, string body, object kind, int? dropped)
    {
        WriteReply reply = WriteReplies.Of((HttpStatusCode)status, body, null);
        Assert.Equal((kind, dropped), ((object)reply.Kind, reply.Dropped));
    }

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("168h0m0s", 168 * 60)]
    [InlineData("1h30m0s", 90)]
    public void Parse_Duration_IsRead(string text, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), GoDuration.Parse(text));
}
