using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Tests.Live;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Remote;

public sealed class IngestFeedTests
{
    private const string Time = "2026-03-01T08:00:00.123456789Z";

    [Fact]
    public async Task Telemetry_InPieces_BecomesNewestValuesAndAMessage()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync();
        await using LiveReader reader = new(bench.Plant.Feed.Subscribe(["X"], alerts: false));
        byte[] whole = Encoding.UTF8.GetBytes(
            $$$"""event: telemetry{{{"\n"}}}data: {"twin":"X","time":"{{{Time}}}","values":{"f":1,"n":9007199254740993,"lot":"L-ü"},"types":{"n":"integer"},"simulated":true}{{{"\n\n"}}}""");

        // Cut within the character of two bytes as well.
        foreach (byte part in whole)
        {
            bench.Service.Send([part]);
        }

        await reader.Take(1);
        Assert.Equal(new LatestValue("f", FieldValue.Float(1), TelemetryTime.ParseNs(Time)!.Value, Simulated: true), bench.Plant.Latest.Find("X", "f"));
        Assert.Equal(FieldValue.Integer(9_007_199_254_740_993), bench.Plant.Latest.Find("X", "n")!.Value);
        Assert.Equal(FieldValue.String("L-ü"), bench.Plant.Latest.Find("X", "lot")!.Value);
    }

    [Theory]
    [InlineData("telemetry", "{")]
    [InlineData("telemetry", "[]")]
    [InlineData("telemetry", """{"twin":"X","time":"yesterday","values":{"f":1}}""")]
    [InlineData("telemetry", """{"twin":"X","time":"2026-03-01T08:00:00Z","values":{"f":{}}}""")]
    [InlineData("telemetry", """{"twin":"X","time":"2026-03-01T08:00:00Z","values":{"f":"1.5"},"types":{"f":"integer"}}""")]
    [InlineData("alert", """{"id":"a"}""")]
    public async Task Message_Unreadable_IsLeftOutAndTheNextOneCounts(string kind, string data)
    {
        await using RemoteBench bench = await RemoteBench.StartAsync();

        bench.Service.Send(kind, data);
        bench.Service.Send("something new", "?");
        bench.Service.Send("telemetry", $$$"""{"twin":"X","time":"{{{Time}}}","values":{"f":2}}""");

        await Eventually.IsTrue(() => bench.Plant.Latest.Find("X", "f")?.Value == FieldValue.Float(2), "the next message is taken");
        Assert.Equal(1, bench.Unreadable);
        Assert.Null(bench.Link.Outage);
    }

    [Fact]
    public async Task Service_StoppedAndStarted_OutageIsToldAndTheFeedGoesOn()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync();
        await bench.Service.StopAsync();
        await Eventually.IsTrue(() => bench.Link.Outage?.Problem.Contains("cannot be reached", StringComparison.Ordinal) == true, "the outage is told with its reason");
        DateTimeOffset since = bench.Link.Outage!.Since;
        long errors = bench.Link.Status.Errors;
        await Eventually.IsTrue(() => bench.Link.Status.Errors > errors + 2, "it is tried again and again");
        Assert.Equal(since, bench.Link.Outage!.Since);
        Assert.Equal(SourceState.Reconnecting, bench.Link.Status.State);

        await bench.Service.StartAsync();
        await bench.UntilConnectedAsync();
        bench.Service.Send("telemetry", $$$"""{"twin":"X","time":"{{{Time}}}","values":{"f":3}}""");

        await Eventually.IsTrue(() => bench.Plant.Latest.Find("X", "f")?.Value == FieldValue.Float(3), "values come again");
        Assert.Null(bench.Link.Outage);
        Assert.Equal(1, bench.Link.Status.Reconnects);
    }

    [Fact]
    public async Task Service_AwayAtTheStart_IsFoundLater()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(serviceRuns: false);
        await Eventually.IsTrue(() => bench.Link.Outage is not null, "the outage is told");

        await bench.Service.StartAsync();
        await bench.UntilConnectedAsync();

        Assert.Null(bench.Link.Outage);
    }

    [Fact]
    public async Task Service_Silent_CountsAsBrokenAndIsAskedAgain()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(silence: TimeSpan.FromMilliseconds(200));

        await Eventually.IsTrue(() => bench.Service.Streams >= 2, "the silent stream is given up for a new one");

        Assert.Contains("no sign of life", bench.Link.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_ReadBack_IsWhatWasWritten()
    {
        Random random = new(7);
        for (int round = 0; round < 500; round++)
        {
            bool simulated = round % 2 == 0;
            LatestValue[] values = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new LatestValue($"f {i}\"ü", Value(random), random.NextInt64(4_000_000_000_000_000_000), simulated))];

            (string twin, IReadOnlyList<LatestValue> read) = TelemetryBody.Read(JsonSerializer.SerializeToElement(TelemetryBody.Of("twin", values, _ => null)));

            Assert.Equal("twin", twin);
            Assert.Equal(values, read);
        }
    }

    private static FieldValue Value(Random random) => random.Next(6) switch
    {
        0 => FieldValue.Float(random.Next(100)),
        1 => FieldValue.Float(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
        2 => FieldValue.Integer(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => FieldValue.Unsigned((ulong)random.NextInt64(long.MinValue, long.MaxValue)),
        4 => FieldValue.Boolean(random.Next(2) == 0),
        _ => FieldValue.String(random.Next(2) == 0 ? "17" : "Läuft \"gut\"\n"),
    };
}
