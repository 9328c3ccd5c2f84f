using BatteryTwin.Ingest.Api;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>The telemetry and quarantine APIs on a real server at a free port, over doubles.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        Graph = new PlantGraph(Time);
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails().AddAntiforgery().AddAnswerCompression();
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<ITelemetryStore>(Store).AddSingleton<ITwinGraph>(Graph);
        builder.Services.AddSingleton<IQuarantine>(Quarantine).AddSingleton<IIngestStatus>(Ingest).AddSingleton<ISourceConnections>(Connections).AddSingleton<ITelemetryTrust>(Trust);
        builder.Services.AddSingleton<ILandingZones>(Landing).AddSingleton<IStorageOverview>(new OwnStorage(Store, new SpaceBoard())).AddSingleton<IDemoPlantStatus>(new DemoBoard(new(), enabled: false));
        _app = builder.Build();
        _app.UseExceptionHandler();
        _app.UseStatusCodePages();
        _app.UseAnswerCompression();
        _app.UseAntiforgery();
        _app.MapTelemetryApi().MapTelemetryQualityApi().MapQuarantineApi().MapIngestStatusApi().MapLandingApi();
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 3, 31, 12, 30, 0, TimeSpan.Zero));

    public ScriptedTelemetry Store { get; } = new();

    public PlantGraph Graph { get; }

    public QuarantineShelf Quarantine { get; } = new();

    public IngestBoard Ingest { get; } = new();

    public ConnectionBoard Connections { get; } = new();

    public LandingBoard Landing { get; } = new();

    public TrustBoard Trust { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public static async Task<ApiHost> StartAsync()
    {
        ApiHost host = new();
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        host.Client = new() { BaseAddress = new Uri(host._app.Urls.Single()) };
        return host;
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    public async Task<string> GetCsvAsync(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/csv");
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await _app.DisposeAsync();
    }
}
