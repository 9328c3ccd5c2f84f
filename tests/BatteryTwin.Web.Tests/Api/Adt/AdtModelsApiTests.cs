using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtModelsApiTests : IAsyncLifetime
{
    private AdtHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AdtHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Post_NewModels_AnswersRecordsInTheOrderOfTheRequest()
    {
        AdtReply reply = await _host.PostAsync("/models", $"[{Interface("dtmi:t:Z;1", ",\"displayName\":{\"de\":\"Zet\"},\"description\":\"last\"")},{Interface("dtmi:t:B;1")}]");

        Assert.Equal(201, reply.Status);
        Assert.Equal(
            """[{"id":"dtmi:t:Z;1","displayName":{"de":"Zet"},"description":{"en":"last"},"uploadTime":"2026-03-31T12:30:00+00:00","decommissioned":false},{"id":"dtmi:t:B;1","displayName":{},"description":{},"uploadTime":"2026-03-31T12:30:00+00:00","decommissioned":false}]""",
            reply.Text);
    }

    [Theory]
    [InlineData("{}", "InvalidArgument", "must be an array")]
    [InlineData("[]", "InvalidArgument", "models provided was empty")]
    [InlineData("""[[],{"@id":"dtmi:t:N;1","@type":"Interface","@context":"dtmi:dtdl:context;2"}]""", "DTDLParserError", "each document must be one interface")]
    [InlineData("[1]", "DTDLParserError", "None of the models in this request could be created")]
    [InlineData("""[{"@id":"dtmi:t:N;1","@type":"Interface","@context":"dtmi:dtdl:context;2","extends":"dtmi:t:Gone;1"}]""", "DTDLParserError", "dtmi:t:Gone;1")]
    [InlineData("""[{"@id":"dtmi:t:N;1","@type":"Interface","@context":"dtmi:dtdl:context;1"}]""", "ModelVersionNotSupported", "dtmi:dtdl:context;1")]
    public async Task Post_UnusableModels_SaysWhatIsWrong(string body, string code, string fragment) =>
        (await _host.PostAsync("/models", body)).Refused(400, code, fragment);

    [Fact]
    public async Task Post_OneKnownAmongNew_AddsNone()
    {
        (await _host.PostAsync("/models", $"[{Interface("dtmi:t:N;1")},{Interface(AdtHost.Asset)}]")).Refused(409, "ModelAlreadyExists", "Some of the model ids already exist: dtmi:t:Asset;1");
        (await _host.GetAsync("/models/dtmi%3At%3AN%3B1")).Refused(404, "ModelNotFound", "There is no Model(s) available that matches the provided id(s)");
    }

    [Fact]
    public async Task Post_TooManyOrTooLong_IsRefused()
    {
        string many = string.Join(',', Enumerable.Range(0, GraphLimits.Default.MaxModelsPerUpload + 1).Select(i => Interface($"dtmi:t:M{i};1")));
        string longText = new('x', GraphLimits.Default.MaxModelBytes);

        (await _host.PostAsync("/models", $"[{many}]")).Refused(400, "LimitExceeded");
        (await _host.PostAsync("/models", $"[{Interface("dtmi:t:N;1", $",\"comment\":\"{longText}\"")}]")).Refused(400, "LimitExceeded", "dtmi:t:N;1");
    }

    [Fact]
    public async Task Get_List_CarriesDefinitionsOnDemandAndDependencies()
    {
        AdtReply all = await _host.GetAsync("/models");
        AdtReply defined = await _host.GetAsync("/models?includeModelDefinition=true");

        Assert.Equal([AdtHost.Asset, AdtHost.Motor, AdtHost.Pump], all.Each("id"));
        Assert.Null(all.NextLink);
        Assert.All(all.Value.EnumerateArray(), model => Assert.False(model.TryGetProperty("model", out _)));
        JsonElement[] sent = [.. JsonDocument.Parse(AdtHost.Models).RootElement.EnumerateArray()];
        Assert.All(defined.Value.EnumerateArray(), model => Assert.Contains(sent, document => JsonElement.DeepEquals(document, model.GetProperty("model"))));
        Assert.Equal([AdtHost.Asset, AdtHost.Motor, AdtHost.Pump], (await _host.GetAsync("/models?dependenciesFor=dtmi:t:Pump;1")).Each("id"));
        Assert.Equal([AdtHost.Asset, AdtHost.Motor], (await _host.GetAsync("/models?dependenciesFor=dtmi:t:Asset;1&dependenciesFor=dtmi:t:Motor;1")).Each("id"));
        Assert.Equal([AdtHost.Asset, AdtHost.Motor], (await _host.GetAsync("/models?dependenciesFor=dtmi%3At%3AAsset%3B1%2Cdtmi%3At%3AMotor%3B1")).Each("id"));
        (await _host.GetAsync("/models?dependenciesFor=dtmi:t:Gone;1")).Refused(404, "ModelNotFound", "dtmi:t:Gone;1");
        (await _host.GetAsync("/models?dependenciesFor=x")).Refused(400, "InvalidArgument");
        (await _host.GetAsync("/models?includeModelDefinition=maybe")).Refused(400, "InvalidArgument", "includeModelDefinition");
    }

    [Fact]
    public async Task Get_ListInPages_FollowsLinksThatCarryEverything()
    {
        AdtReply first = await _host.GetAsync("/models?dependenciesFor=dtmi:t:Pump;1&includeModelDefinition=true", ("max-items-per-page", "2"));
        AdtReply second = await _host.GetAsync(first.NextLink!);
        AdtReply doubled = await _host.GetAsync(first.NextLink! + "&dependenciesFor=dtmi:t:Pump;1&includeModelDefinition=true");

        Assert.StartsWith("/models?", first.NextLink, StringComparison.Ordinal);
        Assert.Equal([AdtHost.Asset, AdtHost.Motor], first.Each("id"));
        Assert.Equal([AdtHost.Pump], second.Each("id"));
        Assert.True(second.Value[0].TryGetProperty("model", out _));
        Assert.Null(second.NextLink);
        Assert.Equal(second.Text, doubled.Text);
        (await _host.GetAsync("/models?continuationToken=!")).Refused(400, "InvalidArgument", "continuationToken");
        (await _host.GetAsync("/models", ("max-items-per-page", "101"))).Refused(400, "LimitExceeded");
        (await _host.GetAsync("/models", ("max-items-per-page", "0"))).Refused(400, "InvalidArgument");
    }

    [Fact]
    public async Task Patch_Decommissioned_KeepsTwinsAndRefusesNewOnes()
    {
        await _host.PumpsAsync("p");

        Assert.Equal(204, (await _host.PatchAsync("/models/dtmi:t:Pump;1", Decommission("true"))).Status);
        Assert.Equal(204, (await _host.PatchAsync("/models/dtmi:t:Pump;1", Decommission("true"))).Status);

        Assert.True((await _host.GetAsync("/models/dtmi:t:Pump;1")).Json.GetProperty("decommissioned").GetBoolean());
        (await _host.PutAsync("/digitaltwins/q", AdtHost.PumpBody)).Refused(400, "ModelDecommissioned", AdtHost.Pump);
        Assert.Equal(204, (await _host.PatchAsync("/digitaltwins/p", """[{"op":"replace","path":"/flow","value":2}]""")).Status);
    }

    [Theory]
    [InlineData("dtmi:t:Asset;1", """[{"op":"replace","path":"/decommissioned","value":true}]""", 409, "ModelReferencesNotDecommissioned")]
    [InlineData("dtmi:t:Gone;1", """[{"op":"replace","path":"/decommissioned","value":true}]""", 404, "ModelNotFound")]
    [InlineData("dtmi:t:Gone;1", "[]", 404, "ModelNotFound")]
    [InlineData("gone", "[]", 400, "InvalidArgument")]
    [InlineData("dtmi:t:Pump;1", """[{"op":"replace","path":"/decommissioned","value":"yes"}]""", 400, "JsonPatchInvalid")]
    [InlineData("dtmi:t:Pump;1", """[{"op":"replace","path":"/id","value":true}]""", 400, "JsonPatchInvalid")]
    [InlineData("dtmi:t:Pump;1", """[{"op":"remove","path":"/decommissioned"}]""", 400, "JsonPatchInvalid")]
    [InlineData("dtmi:t:Pump;1", """["x"]""", 400, "InvalidArgument")]
    [InlineData("dtmi:t:Pump;1", "{}", 400, "InvalidArgument")]
    public async Task Patch_AnythingElse_IsRefused(string id, string patch, int status, string code) =>
        (await _host.PatchAsync($"/models/{id}", patch)).Refused(status, code);

    [Fact]
    public async Task Delete_Model_NeedsItsDependantsGoneButNotItsTwins()
    {
        await _host.PumpsAsync("p");

        (await _host.DeleteAsync("/models/dtmi:t:Asset;1")).Refused(409, "ModelReferencesNotDeleted", "This model is currently being referenced by dtmi:t:Pump;1");
        (await _host.DeleteAsync("/models/dtmi:t:Gone;1")).Refused(404, "ModelNotFound");
        (await _host.DeleteAsync("/models/x")).Refused(400, "InvalidArgument");
        Assert.Equal(204, (await _host.DeleteAsync("/models/dtmi:t:Pump;1")).Status);

        Assert.Equal(200, (await _host.GetAsync("/digitaltwins/p")).Status);
        (await _host.PatchAsync("/digitaltwins/p", """[{"op":"replace","path":"/flow","value":2}]""")).Refused(400, "ValidationFailed");
        Assert.Equal(204, (await _host.DeleteAsync("/digitaltwins/p")).Status);
    }

    private static string Decommission(string value) => $$"""[{"op":"replace","path":"/decommissioned","value":{{value}}}]""";

    private static string Interface(string id, string more = "") => $$"""{"@id":"{{id}}","@type":"Interface","@context":"dtmi:dtdl:context;2"{{more}}}""";
}
