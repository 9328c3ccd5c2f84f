using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtTelemetryApiTests : IAsyncLifetime
{
    private AdtHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AdtHost.StartAsync();
        await _host.PumpsAsync("p");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Post_Object_BecomesPointsAtTheSourceTime()
    {
        AdtReply reply = await _host.PostAsync(
            "/digitaltwins/p/telemetry",
            """{"flow":5,"state":{"word":"warm","on":true},"list":[1],"none":null,"":1,"huge":1e999}""",
            ("Message-Id", "m-1"),
            ("Telemetry-Source-Time", "2026-03-31T14:00:00.5+02:00"));

        Assert.Equal((204, string.Empty), (reply.Status, reply.Text));
        Assert.Equal(
            ["telemetry,twin=p flow=5", "telemetry,twin=p state.word=warm", "telemetry,twin=p state.on=true"],
            Points(Assert.Single(_host.Pipeline.Taken)));
        Assert.All(_host.Pipeline.Taken[0].TimesNs.ToArray(), time => Assert.Equal("2026-03-31T12:00:00.5Z", EpochTime.ToRfc3339(time)));
        PublishedTelemetry published = Assert.Single(_host.Published);
        Assert.Equal(("p", null, AdtHost.Pump, "m-1"), (published.TwinId, published.Component, published.ModelId, published.MessageId));
        Assert.Equal(5, published.Body.GetProperty("flow").GetInt32());
    }

    [Fact]
    public async Task Post_Component_PrefixesFieldsAndKeepsWholeNumbersWhereTheModelSaysSo()
    {
        Assert.Equal(204, (await _host.PostAsync("/digitaltwins/p/components/motor/telemetry", """{"turns":9007199254740993,"speed":7}""")).Status);

        TelemetryBatch batch = Assert.Single(_host.Pipeline.Taken);
        Assert.Equal(["telemetry,twin=p motor.turns=9007199254740993", "telemetry,twin=p motor.speed=7"], Points(batch));
        Assert.Equal([FieldType.Integer, FieldType.Float], batch.Series.Select(series => series.Type));
        PublishedTelemetry published = Assert.Single(_host.Published);
        Assert.Equal(("motor", AdtHost.Motor, _host.Time.GetUtcNow()), (published.Component, published.ModelId, published.SourceTime));
        Assert.True(Guid.TryParse(published.MessageId, out _));
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    public async Task Post_AnyOtherJson_IsPassedOnOnly(string body)
    {
        Assert.Equal(204, (await _host.PostAsync("/digitaltwins/p/telemetry", body)).Status);

        Assert.Empty(_host.Pipeline.Taken);
        Assert.Equal(body, Assert.Single(_host.Published).Body.GetRawText());
    }

    [Fact]
    public async Task Post_Unusable_SaysWhatIsWrong()
    {
        (await _host.PostAsync("/digitaltwins/gone/telemetry", "{}")).Refused(404, "DigitalTwinNotFound");
        (await _host.PostAsync("/digitaltwins/p/components/wheel/telemetry", "{}")).Refused(404, "ComponentNotFound");
        (await _host.PostAsync("/digitaltwins/p/telemetry", "{}", ("Telemetry-Source-Time", "yesterday"))).Refused(400, "InvalidArgument", "Telemetry-Source-Time is 'yesterday'");
        (await _host.PostAsync("/digitaltwins/p/telemetry", "{")).Refused(400, "InvalidArgument");
    }

    [Fact]
    public async Task Post_WhileNothingCanBeStored_IsToBeSentAgain()
    {
        _host.Pipeline.Fault = new IngestOverloadedException();
        AdtReply overloaded = await _host.PostAsync("/digitaltwins/p/telemetry", """{"flow":1}""");
        _host.Pipeline.Fault = new StorageUnavailableException("the disk is full");
        AdtReply full = await _host.PostAsync("/digitaltwins/p/telemetry", """{"flow":1}""");

        Assert.Equal((429, "2", 429), (overloaded.Status, overloaded.RetryAfter, overloaded.Json.GetProperty("error").GetProperty("statusCode").GetInt32()));
        full.Refused(503, "ServiceUnavailable", "the disk is full");
        Assert.Equal("2", full.RetryAfter);
        Assert.Empty(_host.Published);
    }

    private static string[] Points(TelemetryBatch batch) =>
        [.. Enumerable.Range(0, batch.Count).Select(i => $"{batch.Series[batch.SeriesIndexes[i]].Key}={batch.ValueAt(i)}")];
}
