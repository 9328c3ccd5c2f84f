using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtQueryApiTests : IAsyncLifetime
{
    private AdtHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AdtHost.StartAsync();
        await _host.PumpsAsync([.. Enumerable.Range(0, 5).Select(i => $"p{i}")]);
        await _host.FeedAsync("p0", "r", "p1");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Post_Query_AnswersRowsAndCharge()
    {
        AdtReply reply = await QueryAsync("SELECT T.flow FROM digitaltwins T WHERE T.$dtId = 'p1'");

        Assert.Equal((200, """{"value":[{"flow":1.5}],"continuationToken":null}"""), (reply.Status, reply.Text));
        Assert.True(double.Parse(reply.Charge!, CultureInfo.InvariantCulture) > 0);
        Assert.Equal("""{"value":[{"COUNT":1}],"continuationToken":null}""", (await QueryAsync("SELECT COUNT() FROM relationships")).Text);
        Assert.Equal((await _host.GetAsync("/digitaltwins/p1")).Text, (await QueryAsync("SELECT * FROM digitaltwins WHERE $dtId = 'p1'")).Value[0].GetRawText());
        Assert.Equal("p1", (await QueryAsync("SELECT B FROM digitaltwins A JOIN B RELATED A.feeds WHERE A.$dtId = 'p0'")).Value[0].GetProperty("B").GetProperty("$dtId").GetString());
    }

    [Fact]
    public async Task Post_InPages_GoesOnWhereTheTokenSays()
    {
        AdtReply first = await QueryAsync("SELECT * FROM digitaltwins", ("max-items-per-page", "2"));
        string token = first.Json.GetProperty("continuationToken").GetString()!;
        AdtReply second = await _host.PostAsync("/query", JsonSerializer.Serialize(new { query = "ignored", continuationToken = token }), ("max-items-per-page", "2"));
        AdtReply rest = await _host.PostAsync("/query", JsonSerializer.Serialize(new { continuationToken = second.Json.GetProperty("continuationToken").GetString() }));

        Assert.Equal(["p0", "p1", "p2", "p3", "p4"], [.. first.Each("$dtId"), .. second.Each("$dtId"), .. rest.Each("$dtId")]);
        Assert.Equal(JsonValueKind.Null, rest.Json.GetProperty("continuationToken").ValueKind);
    }

    [Fact]
    public async Task Get_Query_AnswersAsPostDoes()
    {
        AdtReply first = await _host.GetAsync("/query?query=SELECT%20*%20FROM%20digitaltwins", ("max-items-per-page", "4"));
        AdtReply rest = await _host.GetAsync($"/query?continuationToken={first.Json.GetProperty("continuationToken").GetString()}");

        Assert.Equal(["p0", "p1", "p2", "p3", "p4"], [.. first.Each("$dtId"), .. rest.Each("$dtId")]);
        (await _host.GetAsync("/query")).Refused(400, "BadRequest", "neither 'query' nor 'continuationToken'");
    }

    [Theory]
    [InlineData("""{"query":"foo"}""", "SqlQueryError", "SQL Parser Error, Line=1, Position=0")]
    [InlineData("""{"query":"SELECT L FROM digitaltwins L JOIN C RELATED L.feeds"}""", "SqlQueryError", "$dtId")]
    [InlineData("""{"continuationToken":"x"}""", "BadRequest", "token")]
    [InlineData("""{"query":null}""", "BadRequest", "neither")]
    [InlineData("""{"query":1}""", "BadRequest", "'query' must be a text")]
    [InlineData("[]", "BadRequest", "object")]
    [InlineData("{", "InvalidArgument", "not valid JSON")]
    public async Task Post_Unusable_SaysWhatIsWrong(string body, string code, string fragment) =>
        (await _host.PostAsync("/query", body)).Refused(400, code, fragment);

    [Fact]
    public async Task Post_PageTooLarge_IsRefused()
    {
        (await QueryAsync("SELECT * FROM digitaltwins", ("max-items-per-page", "1001"))).Refused(400, "BadRequest", "1000");
        (await QueryAsync("SELECT * FROM digitaltwins", ("max-items-per-page", "many"))).Refused(400, "InvalidArgument", "many");
        Assert.Equal(5, (await QueryAsync("SELECT * FROM digitaltwins", ("max-items-per-page", "1000"))).Value.GetArrayLength());
    }

    [Fact]
    public async Task Post_BeyondTimeOrBudget_IsStopped()
    {
        await using AdtHost poor = await AdtHost.StartAsync(more: services => services.AddSingleton(new QueryEngine(QueryLimits.Default with { MaxEntitiesRead = 3 })));
        await poor.PumpsAsync("a", "b", "c", "d");
        (await poor.PostAsync("/query", """{"query":"SELECT * FROM digitaltwins"}""")).Refused(429, "QuotaReachedError", "3 twins");

        await using AdtHost hasty = await AdtHost.StartAsync(more: services => services.AddSingleton<TimeProvider>(new HastyTime()));
        await hasty.PumpsAsync([.. Enumerable.Range(0, 300).Select(i => $"p{i}")]);
        (await hasty.PostAsync("/query", """{"query":"SELECT * FROM digitaltwins WHERE flow > 100"}""")).Refused(400, "TimeoutError", "60 seconds");
    }

    private Task<AdtReply> QueryAsync(string query, params (string Name, string Value)[] headers) => _host.PostAsync("/query", JsonSerializer.Serialize(new { query }), headers);
}
