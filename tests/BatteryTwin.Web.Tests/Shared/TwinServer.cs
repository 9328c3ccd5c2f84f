using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Domain.Twins;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>The whole program at a free port, without the demo plant; its data directory can outlive it.</summary>
internal sealed class TwinServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _ownsDirectory;

    private TwinServer(WebApplication app, string directory, bool ownsDirectory)
    {
        _app = app;
        _ownsDirectory = ownsDirectory;
        Directory = directory;
        Url = app.Urls.Single();
        Client = new() { BaseAddress = new Uri(Url) };
    }

    public string Directory { get; }

    public string Url { get; }

    public HttpClient Client { get; }

    public ITwinGraph Graph => Get<ITwinGraph>();

    public static async Task<TwinServer> StartAsync(string? directory = null, string url = "http://127.0.0.1:0", params string[] settings)
    {
        string folder = directory ?? System.IO.Directory.CreateTempSubdirectory("batterytwin-server-").FullName;
        WebApplication app = WebHost.Build(
            ["--applicationName", "BatteryTwin.Web", "--urls", url, "--BatteryTwin:DemoPlant:Enabled=false", $"--BatteryTwin:DataDirectory={folder}", "--Logging:LogLevel:Default=Warning", .. settings]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, folder, directory is null);
    }

    /// <summary>A part of the running program.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Waits for a background job and returns its final state.</summary>
    public async Task<JsonElement> JobAsync(string jobId)
    {
        while (true)
        {
            JsonElement job = await Client.GetFromJsonAsync<JsonElement>($"/api/jobs/{jobId}", TestContext.Current.CancellationToken);
            if (job.GetProperty("state").GetString() is "succeeded" or "failed" or "cancelled")
            {
                return job;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
