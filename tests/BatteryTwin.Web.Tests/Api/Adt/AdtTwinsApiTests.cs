using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtTwinsApiTests : IAsyncLifetime
{
    private AdtHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AdtHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Put_NewTwin_AnswersTheTwinAsItCanBeReadAfterwards()
    {
        AdtReply put = await _host.PutAsync("/digitaltwins/p", """{"$dtId":"other","$etag":null,"$metadata":{"$model":"dtmi:t:Pump;1","flow":{"sourceTime":"2026-03-31T12:29:59Z"}},"flow":1.5,"motor":{"$metadata":{},"speed":7}}""");
        AdtReply read = await _host.GetAsync("/digitaltwins/p");

        Assert.Equal((200, put.Text, put.ETag), (read.Status, read.Text, read.ETag));
        Assert.Equal(put.ETag, put.Json.GetProperty("$etag").GetString());
        Assert.Matches("^W/\"[^\"]+\"$", put.ETag);
        string text = put.Text.Replace(put.ETag!.Replace("\"", "\\\"", StringComparison.Ordinal), "TAG", StringComparison.Ordinal).Replace("2026-03-31T12:30:00.0000000Z", "NOW", StringComparison.Ordinal);
        Assert.Equal(
            """{"$dtId":"p","$etag":"TAG","flow":1.5,"motor":{"speed":7,"$metadata":{"$lastUpdateTime":"NOW","speed":{"lastUpdateTime":"NOW"}}},"$metadata":{"$model":"dtmi:t:Pump;1","$lastUpdateTime":"NOW","flow":{"lastUpdateTime":"NOW","sourceTime":"2026-03-31T12:29:59.0000000Z"}}}""",
            text);
    }

    [Theory]
    [InlineData("2020-10-31")]
    [InlineData("2021-06-30-preview")]
    public async Task Get_VersionsBefore2022_LeaveUpdateTimesOut(string version)
    {
        await _host.PumpsAsync("p");

        AdtReply twin = await _host.GetAsync($"/digitaltwins/p?api-version={version}");
        AdtReply component = await _host.GetAsync($"/digitaltwins/p/components/motor?api-version={version}");
        AdtReply query = await _host.PostAsync($"/query?api-version={version}", """{"query":"SELECT * FROM digitaltwins"}""");

        Assert.All([twin, component, query], reply => Assert.DoesNotContain("$lastUpdateTime", reply.Text, StringComparison.Ordinal));
        Assert.Contains("\"lastUpdateTime\"", twin.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("50%")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("日本+ü")]
    [InlineData("a?b#c;d")]
    public async Task Put_AnyId_IsFoundAgain(string id)
    {
        string path = $"/digitaltwins/{Uri.EscapeDataString(id)}";

        Assert.Equal(id, (await _host.PutAsync(path, AdtHost.PumpBody)).Json.GetProperty("$dtId").GetString());
        await _host.PumpsAsync("other");
        Assert.Equal(200, (await _host.PutAsync($"{path}/relationships/{Uri.EscapeDataString(id)}", """{"$relationshipName":"feeds","$targetId":"other"}""")).Status);

        Assert.Equal([id], _host.Graph.Current.Twins.Keys.Where(key => key != "other"));
        AdtReply incoming = await _host.GetAsync("/digitaltwins/other/incomingrelationships");
        Assert.Equal(id, (await _host.GetAsync(incoming.Each("$relationshipLink").Single())).Json.GetProperty("$relationshipId").GetString());
    }

    [Theory]
    [InlineData("[]", "InvalidArgument", "must be a JSON object")]
    [InlineData("{}", "ValidationFailed", "$metadata.$model")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Gone;1"}}""", "ValidationFailed", "dtmi:t:Gone;1")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Pump;1"}}""", "ValidationFailed", "Component motor is missing on Twin")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1"},"colour":1}""", "ValidationFailed", "colour does not appear on the DTDL for Twin")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1"},"name":1}""", "ValidationFailed", "Expected value of type string for name on Twin")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Pump;1"},"motor":{"speed":"x"}}""", "ValidationFailed", "Expected value of type double for speed on motor")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Pump;1"},"motor":{"colour":1}}""", "ValidationFailed", "colour does not appear on the DTDL for motor")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1","name":{"sourceTime":"yesterday"}},"name":"x"}""", "ValidationFailed", "The sourceTime of name on Twin")]
    public async Task Put_TwinThatDoesNotFit_SaysWhatIsWrong(string body, string code, string fragment) =>
        (await _host.PutAsync("/digitaltwins/p", body)).Refused(400, code, fragment);

    [Fact]
    public async Task Put_SeveralProblems_HasADetailForEach()
    {
        AdtReply reply = (await _host.PutAsync("/digitaltwins/p", """{"$metadata":{"$model":"dtmi:t:Asset;1"},"a":1,"name":1}""")).Refused(400, "ValidationFailed");

        JsonElement[] details = [.. reply.Json.GetProperty("error").GetProperty("details").EnumerateArray()];
        Assert.Equal(["a does not appear on the DTDL for Twin", "Expected value of type string for name on Twin, got 1"], details.Select(detail => detail.GetProperty("message").GetString()));
        Assert.All(details, detail => Assert.Equal("ValidationFailed", detail.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Put_IfNoneMatch_NeverReplaces()
    {
        Assert.Equal(200, (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("If-None-Match", "*"))).Status);
        (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("If-None-Match", "*"))).Refused(412, "PreconditionFailed", "header was specified but a twin with the id p");
        (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("If-None-Match", "W/\"1\""))).Refused(400, "InvalidArgument", "If-None-Match");
    }

    [Fact]
    public async Task Put_IfMatch_ReplacesOnlyWhatWasRead()
    {
        (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("If-Match", "*"))).Refused(412, "PreconditionFailed", "there is none");
        string first = (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody)).ETag!;
        Assert.Equal(200, (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("If-Match", first))).Status);
        (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("If-Match", first))).Refused(412, "PreconditionFailed", "doesn't match the current etag");
    }

    [Fact]
    public async Task Put_BeyondTheLimit_IsRefused()
    {
        await using AdtHost small = await AdtHost.StartAsync(GraphLimits.Default with { MaxTwins = 1 });
        await small.PumpsAsync("p");

        (await small.PutAsync("/digitaltwins/q", AdtHost.PumpBody)).Refused(400, "TwinLimitReached");
        Assert.Equal(200, (await small.PutAsync("/digitaltwins/p", AdtHost.PumpBody)).Status);
    }

    [Fact]
    public async Task Put_LongIdOrBody_IsRefused()
    {
        (await _host.PutAsync($"/digitaltwins/{new string('x', 129)}", AdtHost.PumpBody)).Refused(400, "InvalidArgument", "1 to 128 characters");
        (await _host.PutAsync("/digitaltwins/a%01b", AdtHost.PumpBody)).Refused(400, "InvalidArgument", "control characters");
        (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody + new string(' ', 32 * 1024))).Refused(400, "InvalidArgument", "32768 bytes");
    }

    [Fact]
    public async Task Patch_WithTags_ChangesOnlyWhatWasRead()
    {
        string first = (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody)).ETag!;
        AdtReply patched = await _host.PatchAsync("/digitaltwins/p", Flow("2"), ("If-Match", first));

        Assert.Equal((204, string.Empty), (patched.Status, patched.Text));
        Assert.Equal(patched.ETag, (await _host.GetAsync("/digitaltwins/p")).ETag);
        (await _host.PatchAsync("/digitaltwins/p", Flow("3"), ("If-Match", first))).Refused(412, "PreconditionFailed", "doesn't match the current etag");
        (await _host.DeleteAsync("/digitaltwins/p", ("If-Match", first))).Refused(412, "PreconditionFailed");
        (await _host.PatchAsync("/digitaltwins/p", Flow("3"), ("If-Match", "W/\"open"))).Refused(412, "PreconditionFailed");
        (await _host.PatchAsync("/digitaltwins/p", Flow("3"), ("If-Match", "W/\"a\", W/\"open"))).Refused(400, "InvalidArgument", "quote");
        Assert.Equal(204, (await _host.PatchAsync("/digitaltwins/p", Flow("3"), ("If-Match", $"{first}, {patched.ETag}"))).Status);
        Assert.Equal(204, (await _host.DeleteAsync("/digitaltwins/p", ("If-Match", "*"))).Status);
    }

    [Theory]
    [InlineData("""[{"op":"move","path":"/flow","from":"/x"}]""", "JsonPatchInvalid", "Unsupported operation type move")]
    [InlineData("""[{"path":"/flow","value":1}]""", "JsonPatchInvalid", "no 'op'")]
    [InlineData("""[{"op":"replace","path":"/name","value":"x"}]""", "JsonPatchInvalid", "/name")]
    [InlineData("""[{"op":"remove","path":"/name"}]""", "JsonPatchInvalid", "/name")]
    [InlineData("""[{"op":"add","path":"/na~2me","value":"x"}]""", "JsonPatchInvalid", "write ~0 for ~")]
    [InlineData("""[{"op":"add","path":"/name/first","value":"x"}]""", "JsonPatchInvalid", "add that first")]
    [InlineData("""[{"op":"add","path":"/flow","value":"fast"}]""", "ValidationFailed", "Expected value of type double for flow on Twin")]
    [InlineData("""[{"op":"add","path":"/colour","value":1}]""", "ValidationFailed", "colour does not appear on the DTDL for Twin")]
    [InlineData("""["flow"]""", "InvalidArgument", "array of operations")]
    [InlineData("""{"flow":1}""", "InvalidArgument", "array of operations")]
    [InlineData("""[{"op":"replace","path":"/flow","value":9},{"op":"remove","path":"/name"}]""", "JsonPatchInvalid", "/name")]
    public async Task Patch_ThatCannotBeDone_ChangesNothing(string patch, string code, string fragment)
    {
        await _host.PumpsAsync("p");
        AdtReply before = await _host.GetAsync("/digitaltwins/p");

        (await _host.PatchAsync("/digitaltwins/p", patch)).Refused(400, code, fragment);
        Assert.Equal(before.Text, (await _host.GetAsync("/digitaltwins/p")).Text);
    }

    [Fact]
    public async Task Any_UnknownTwin_IsNotFound()
    {
        const string fragment = "There is no digital twin instance that exists with the ID gone";

        (await _host.GetAsync("/digitaltwins/gone")).Refused(404, "DigitalTwinNotFound", fragment);
        (await _host.PatchAsync("/digitaltwins/gone", Flow("1"))).Refused(404, "DigitalTwinNotFound", fragment);
        (await _host.DeleteAsync("/digitaltwins/gone")).Refused(404, "DigitalTwinNotFound", fragment);
        (await _host.GetAsync("/digitaltwins/gone/components/motor")).Refused(404, "DigitalTwinNotFound", fragment);
        (await _host.PatchAsync("/digitaltwins/gone/components/motor", Flow("1"))).Refused(404, "DigitalTwinNotFound", fragment);
    }

    [Fact]
    public async Task Component_ReadAndPatched_HasTheTagOfItsTwin()
    {
        await _host.PumpsAsync("p");
        AdtReply before = await _host.GetAsync("/digitaltwins/p/components/motor");
        AdtReply patched = await _host.PatchAsync("/digitaltwins/p/components/motor", """[{"op":"add","path":"/speed","value":9}]""", ("If-Match", before.ETag!));
        AdtReply after = await _host.GetAsync("/digitaltwins/p/components/motor");

        Assert.Equal("""{"$metadata":{"$lastUpdateTime":"2026-03-31T12:30:00.0000000Z"}}""", before.Text);
        Assert.Equal((204, 9), (patched.Status, after.Json.GetProperty("speed").GetInt32()));
        Assert.Equal((patched.ETag, patched.ETag), (after.ETag, (await _host.GetAsync("/digitaltwins/p")).ETag));
        (await _host.PatchAsync("/digitaltwins/p/components/motor", "[]", ("If-Match", before.ETag!))).Refused(412, "PreconditionFailed");
        (await _host.PatchAsync("/digitaltwins/p/components/motor", """[{"op":"add","path":"/speed","value":"x"}]""")).Refused(400, "ValidationFailed", "for speed on motor");
        (await _host.PatchAsync("/digitaltwins/p/components/wheel", "[]")).Refused(400, "JsonPatchInvalid", "/wheel");
        (await _host.GetAsync("/digitaltwins/p/components/wheel")).Refused(404, "ComponentNotFound", "motor");
    }

    [Fact]
    public async Task Change_WithNameAndRequestId_IsRecordedAsSelfDeclared()
    {
        await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("X-BatteryTwin-Actor", "Ada"), ("x-ms-client-request-id", "r-1"));
        Assert.Equal(new ChangeOrigin("api", "Ada", "r-1"), _host.Graph.LastOrigin);

        await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Assert.Equal(new ChangeOrigin("api", null, "0af7651916cd43dd8448eb211c80319c"), _host.Graph.LastOrigin);
    }

    private static string Flow(string value) => $$"""[{"op":"replace","path":"/flow","value":{{value}}}]""";
}
