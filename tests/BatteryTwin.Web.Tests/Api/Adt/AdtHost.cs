using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Web.Api.Adt;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Web.Tests.Api.Adt;

/// <summary>The Azure Digital Twins data plane on a real server at a free port, over a graph in memory.</summary>
internal sealed class AdtHost : IAsyncDisposable
{
    public const string Asset = "dtmi:t:Asset;1";
    public const string Pump = "dtmi:t:Pump;1";
    public const string Motor = "dtmi:t:Motor;1";

    /// <summary>A pump is an asset, has a motor as component, and feeds other pumps.</summary>
    public const string Models = """
        [
          {"@id":"dtmi:t:Asset;1","@type":"Interface","@context":["dtmi:dtdl:context;2"],"displayName":"Asset","contents":[{"@type":"Property","name":"name","schema":"string"}]},
          {"@id":"dtmi:t:Motor;1","@type":"Interface","@context":["dtmi:dtdl:context;2"],"contents":[{"@type":"Property","name":"speed","schema":"double"},{"@type":"Telemetry","name":"turns","schema":"long"}]},
          {"@id":"dtmi:t:Pump;1","@type":"Interface","@context":["dtmi:dtdl:context;2"],"extends":"dtmi:t:Asset;1","contents":[
            {"@type":"Component","name":"motor","schema":"dtmi:t:Motor;1"},
            {"@type":"Property","name":"flow","schema":"double"},
            {"@type":"Relationship","name":"feeds","target":"dtmi:t:Pump;1","properties":[{"@type":"Property","name":"share","schema":"double"}]}]}
        ]
        """;

    public const string PumpBody = """{"$metadata":{"$model":"dtmi:t:Pump;1"},"flow":1.5,"motor":{"$metadata":{}}}""";

    private readonly WebApplication _app;
    private HttpClient _client = null!;

    private AdtHost(GraphLimits limits, Action<IServiceCollection>? more)
    {
        Graph = new(limits, Time);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<ITwinGraph>(Graph).AddSingleton<IIngestPipeline>(Pipeline).AddSingleton<IEventRoutes>(new RouteBoard());
        more?.Invoke(builder.Services);
        builder.Services.AddAdtApi();
        _app = builder.Build();
        _app.MapAdtApi();
        _app.Services.GetRequiredService<ITelemetryPublications>().Published += Published.Add;
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 3, 31, 12, 30, 0, TimeSpan.Zero));

    public FaultyGraph Graph { get; }

    public PipelineTap Pipeline { get; } = new();

    public List<PublishedTelemetry> Published { get; } = [];

    /// <summary>Starts a server, with the models of <see cref="Models"/>.</summary>
    public static async Task<AdtHost> StartAsync(GraphLimits? limits = null, Action<IServiceCollection>? more = null)
    {
        AdtHost host = new(limits ?? GraphLimits.Default, more);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        host._client = new() { BaseAddress = new Uri(host._app.Urls.Single()) };
        Assert.Equal(201, (await host.PostAsync("/models", Models)).Status);
        return host;
    }

    public Task<AdtReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, body: null, headers);

    public Task<AdtReply> PutAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("PUT", path, body, headers);

    public Task<AdtReply> PostAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("POST", path, body, headers);

    public Task<AdtReply> PatchAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("PATCH", path, body, headers);

    public Task<AdtReply> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync("DELETE", path, body: null, headers);

    public async Task<AdtReply> SendAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using ByteArrayContent? content = body is null ? null : new(Encoding.UTF8.GetBytes(body));
        content?.Headers.ContentType = MediaTypeHeaderValue.Parse(method == "PATCH" ? "application/json-patch+json" : "application/json");
        return await SendAsync(method, WithVersion(path), content, headers);
    }

    /// <summary>Sends exactly this.</summary>
    public async Task<AdtReply> SendAsync(string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (text.Length > 0)
        {
            Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        }

        return new((int)response.StatusCode, text, response.Headers.ETag?.ToString(), Header(response, "x-ms-error-code"), Header(response, "query-charge"), Header(response, "Retry-After"));
    }

    /// <summary>Creates pumps of these ids.</summary>
    public async Task PumpsAsync(params string[] ids)
    {
        foreach (string id in ids)
        {
            Assert.Equal(200, (await PutAsync($"/digitaltwins/{Uri.EscapeDataString(id)}", PumpBody)).Status);
        }
    }

    /// <summary>Makes one pump feed another.</summary>
    public async Task FeedAsync(string source, string relationship, string target) =>
        Assert.Equal(200, (await PutAsync($"/digitaltwins/{source}/relationships/{relationship}", JsonSerializer.Serialize(new Dictionary<string, string> { ["$relationshipName"] = "feeds", ["$targetId"] = target }))).Status);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _app.DisposeAsync();
    }

    private static string WithVersion(string path) => path.Contains("api-version", StringComparison.Ordinal) ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version=2023-10-31";

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
}
