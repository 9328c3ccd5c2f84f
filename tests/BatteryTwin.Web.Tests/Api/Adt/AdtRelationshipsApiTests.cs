using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtRelationshipsApiTests : IAsyncLifetime
{
    private const string Feeds = """{"$relationshipName":"feeds","$targetId":"b","share":0.5}""";

    private AdtHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AdtHost.StartAsync();
        await _host.PumpsAsync("a", "b", "c");
        await _host.PutAsync("/digitaltwins/asset", """{"$metadata":{"$model":"dtmi:t:Asset;1"}}""");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Put_NewRelationship_AnswersItWithTheIdsOfThePath()
    {
        AdtReply put = await _host.PutAsync("/digitaltwins/a/relationships/r", """{"$relationshipId":"x","$sourceId":"y","$relationshipName":"feeds","$targetId":"b","share":0.5}""", ("If-None-Match", "*"));
        AdtReply read = await _host.GetAsync("/digitaltwins/a/relationships/r");

        Assert.Equal(200, put.Status);
        Assert.Equal((put.Text, put.ETag), (read.Text, read.ETag));
        Assert.Equal(
            """{"$relationshipId":"r","$etag":"TAG","$sourceId":"a","$relationshipName":"feeds","$targetId":"b","share":0.5}""",
            put.Text.Replace(put.ETag!.Replace("\"", "\\\"", StringComparison.Ordinal), "TAG", StringComparison.Ordinal));
        (await _host.PutAsync("/digitaltwins/a/relationships/r", Feeds, ("If-None-Match", "*"))).Refused(412, "PreconditionFailed", "header was specified but a relationship with the id r");
        Assert.Equal(200, (await _host.PutAsync("/digitaltwins/a/relationships/r", Feeds)).Status);
    }

    [Theory]
    [InlineData("gone", Feeds, 404, "DigitalTwinNotFound", "exists with the ID gone")]
    [InlineData("a", """{"$relationshipName":"feeds","$targetId":"gone"}""", 404, "TargetTwinNotFound", "The target digital twin is invalid or does not exist")]
    [InlineData("a", """{"$relationshipName":"eats","$targetId":"b"}""", 400, "InvalidRelationship", "eats")]
    [InlineData("a", """{"$relationshipName":"feeds","$targetId":"asset"}""", 400, "InvalidRelationship", "asset")]
    [InlineData("a", """{"$relationshipName":"feeds","$targetId":"a"}""", 400, "OperationNotAllowed", "a")]
    [InlineData("a", """{"$relationshipName":"feeds","$targetId":"b","share":"x"}""", 400, "ValidationFailed", "Expected value of type double for share")]
    [InlineData("a", """{"$relationshipName":"feeds","$targetId":"b","colour":"x"}""", 400, "ValidationFailed", "colour does not appear on the DTDL")]
    [InlineData("a", """{"$targetId":"b"}""", 400, "InvalidArgument", "$relationshipName")]
    [InlineData("a", """{"$relationshipName":"feeds"}""", 400, "InvalidArgument", "$targetId")]
    [InlineData("a", """{"$relationshipName":1,"$targetId":"b"}""", 400, "InvalidArgument", "$relationshipName")]
    [InlineData("a", "[]", 400, "InvalidArgument", "object")]
    [InlineData("a", "null", 400, "InvalidArgument", "object")]
    public async Task Put_ThatCannotBe_SaysWhy(string source, string body, int status, string code, string fragment) =>
        (await _host.PutAsync($"/digitaltwins/{source}/relationships/r", body)).Refused(status, code, fragment);

    [Fact]
    public async Task Put_TooManyOfOneTwin_IsRefused()
    {
        await using AdtHost small = await AdtHost.StartAsync(GraphLimits.Default with { MaxRelationshipsPerTwin = 1 });
        await small.PumpsAsync("a", "b");
        await small.FeedAsync("a", "1", "b");

        (await small.PutAsync("/digitaltwins/a/relationships/2", Feeds)).Refused(400, "LimitExceeded");
    }

    [Fact]
    public async Task Patch_Properties_FollowsTagsAndModel()
    {
        string first = (await _host.PutAsync("/digitaltwins/a/relationships/r", Feeds)).ETag!;
        AdtReply patched = await _host.PatchAsync("/digitaltwins/a/relationships/r", """[{"op":"replace","path":"/share","value":1}]""", ("If-Match", first));

        Assert.Equal((204, string.Empty), (patched.Status, patched.Text));
        Assert.Equal(patched.ETag, (await _host.GetAsync("/digitaltwins/a/relationships/r")).ETag);
        (await _host.PatchAsync("/digitaltwins/a/relationships/r", "[]", ("If-Match", first))).Refused(412, "PreconditionFailed", "doesn't match the current etag");
        (await _host.PatchAsync("/digitaltwins/a/relationships/r", """[{"op":"add","path":"/share","value":"x"}]""")).Refused(400, "ValidationFailed");
        (await _host.PatchAsync("/digitaltwins/a/relationships/r", """[{"op":"replace","path":"/$targetId","value":"c"}]""")).Refused(400, "JsonPatchInvalid");
        (await _host.PatchAsync("/digitaltwins/a/relationships/r", """[{"op":"test","path":"/share","value":1}]""")).Refused(400, "JsonPatchInvalid", "Unsupported operation type test");
        (await _host.DeleteAsync("/digitaltwins/a/relationships/r", ("If-Match", first))).Refused(412, "PreconditionFailed");
        (await _host.DeleteAsync("/digitaltwins/a")).Refused(400, "RelationshipsNotDeleted", "1 outgoing");
        (await _host.DeleteAsync("/digitaltwins/b")).Refused(400, "RelationshipsNotDeleted", "1 incoming");
        Assert.Equal(204, (await _host.DeleteAsync("/digitaltwins/a/relationships/r", ("If-Match", patched.ETag!))).Status);
    }

    [Fact]
    public async Task Any_UnknownRelationship_IsNotFound()
    {
        const string fragment = "Relationship gone not found on twin a";

        (await _host.GetAsync("/digitaltwins/a/relationships/gone")).Refused(404, "RelationshipNotFound", fragment);
        (await _host.PatchAsync("/digitaltwins/a/relationships/gone", "[]")).Refused(404, "RelationshipNotFound", fragment);
        (await _host.DeleteAsync("/digitaltwins/a/relationships/gone")).Refused(404, "RelationshipNotFound", fragment);
        (await _host.GetAsync("/digitaltwins/gone/relationships/r")).Refused(404, "DigitalTwinNotFound");
        (await _host.GetAsync("/digitaltwins/gone/relationships")).Refused(404, "DigitalTwinNotFound");
        (await _host.GetAsync("/digitaltwins/gone/incomingrelationships")).Refused(404, "DigitalTwinNotFound");
    }

    [Fact]
    public async Task List_InPages_HasEachRelationshipOnceWhileOthersComeAndGo()
    {
        foreach (string id in (string[])["1", "2", "3", "4"])
        {
            await _host.FeedAsync("a", id, "c");
            await _host.FeedAsync("b", id, "c");
        }

        AdtReply first = await _host.GetAsync("/digitaltwins/a/relationships?relationshipName=feeds", ("max-items-per-page", "2"));
        await _host.DeleteAsync("/digitaltwins/a/relationships/2");
        AdtReply second = await _host.GetAsync(first.NextLink!);
        Assert.Equal(["1", "2", "3", "4"], [.. first.Each("$relationshipId"), .. second.Each("$relationshipId")]);
        Assert.Null(second.NextLink);
        Assert.Empty((await _host.GetAsync("/digitaltwins/a/relationships?relationshipName=eats")).Value.EnumerateArray());

        AdtReply incoming = await _host.GetAsync("/digitaltwins/c/incomingrelationships", ("max-items-per-page", "4"));
        AdtReply rest = await _host.GetAsync(incoming.NextLink!);
        Assert.Equal(["a", "a", "a", "b", "b", "b", "b"], [.. incoming.Each("$sourceId"), .. rest.Each("$sourceId")]);
        Assert.Equal(["2", "3", "4"], rest.Each("$relationshipId"));
        Assert.Equal("""{"$relationshipId":"1","$sourceId":"a","$relationshipName":"feeds","$relationshipLink":"/digitaltwins/a/relationships/1"}""", incoming.Value[0].GetRawText());
    }
}
