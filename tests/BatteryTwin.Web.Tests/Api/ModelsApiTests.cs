using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Web.Tests.Api;

/// <summary>The model check over HTTP, on a host of its own.</summary>
public sealed class ModelsApiTests : IAsyncLifetime
{
    private const string Valid = """{"@context":"dtmi:dtdl:context;3","@id":"dtmi:com:example:Mixer;1","@type":"Interface"}""";

    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapModelsApi();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Validate_ValidModel_SaysSo()
    {
        JsonElement answer = await CheckAsync($$"""{"documents":[{{Valid}}]}""");

        Assert.True(answer.GetProperty("valid").GetBoolean());
        Assert.Equal(0, answer.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Validate_WrongType_NamesCodePlaceAndRemedy()
    {
        JsonElement answer = await CheckAsync("""
            {"documents":[
              {"@context":"dtmi:dtdl:context;3","@id":"dtmi:com:example:Mixer;1","@type":"Interface",
               "contents":[{"@type":"Gadget","name":"a"}]}]}
            """);

        JsonElement error = answer.GetProperty("errors")[0];
        Assert.False(answer.GetProperty("valid").GetBoolean());
        Assert.Equal("badType", error.GetProperty("code").GetString());
        Assert.Equal("dtmi:com:example:Mixer;1", error.GetProperty("id").GetString());
        Assert.Equal("contents", error.GetProperty("property").GetString());
        Assert.Equal("Gadget", error.GetProperty("value").GetString());
        Assert.Equal((3, 25), (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.NotEqual("", error.GetProperty("message").GetString());
        Assert.NotEqual("", error.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Validate_EntriesThatAreNoObjects_AreErrorsOfTheModel()
    {
        JsonElement answer = await CheckAsync("""{"documents":[626,null,"hello",[true]]}""");

        Assert.All(answer.GetProperty("errors").EnumerateArray(), error => Assert.Equal("notJsonObject", error.GetProperty("code").GetString()));
        Assert.Equal(4, answer.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    public async Task Validate_UnknownExtension_FollowsTheOption(string allow, bool valid)
    {
        string document = Valid.Replace("\"dtmi:dtdl:context;3\"", "[\"dtmi:dtdl:context;3\",\"dtmi:ex:unknown;1\"]", StringComparison.Ordinal);
        JsonElement answer = await CheckAsync($$"""{"documents":[{{document}}],"allowUndefinedExtensions":{{allow}}}""");

        Assert.Equal(valid, answer.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"documents\":{}}")]
    [InlineData("{\"documents\":[],\"allowUndefinedExtensions\":1}")]
    public async Task Validate_NoRequest_IsRefusedWithWhatToSend(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(new Uri("/api/models/validate", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("documents", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<JsonElement> CheckAsync(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(new Uri("/api/models/validate", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
