using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Mapping.Api;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Pipeline;

/// <summary>The write endpoints on a real server at a free port, over a store in memory, or over the real one.</summary>
internal sealed class WriteHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private WriteHost(bool realStore, string[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", $"--BatteryTwin:DataDirectory={_folder.PathOf("data")}", .. settings]);
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddJobs(builder.Configuration).AddTelemetryStorage(builder.Configuration).AddIngestPipeline(builder.Configuration).AddLineProtocol().AddAntiforgery();
        builder.Services.AddSingleton<ITwinGraph>(Graph);
        if (!realStore)
        {
            builder.Services.AddSingleton<ITelemetryStore>(Store);
        }

        _app = builder.Build();
        _app.UseAntiforgery();
        _app.MapLineProtocol().MapTagMapping().MapJobsApi();
    }

    public MemoryTelemetryStore Store { get; } = new();

    /// <summary>The store that is written to: the one in memory, or the real one.</summary>
    public ITelemetryStore Telemetry => _app.Services.GetRequiredService<ITelemetryStore>();

    public StaticTwinGraph Graph { get; } = new();

    public LogCounter Log { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public IQuarantine Quarantine => _app.Services.GetRequiredService<IQuarantine>();

    public IJobs Jobs => _app.Services.GetRequiredService<IJobs>();

    public ITagMapping Mapping => _app.Services.GetRequiredService<ITagMapping>();

    public IMappingReplay Replay => _app.Services.GetRequiredService<IMappingReplay>();

    public IIngestStatus Status => _app.Services.GetRequiredService<IIngestStatus>();

    public static Task<WriteHost> StartAsync(params string[] settings) => StartAsync(realStore: false, settings);

    public static async Task<WriteHost> StartAsync(bool realStore, params string[] settings)
    {
        WriteHost host = new(realStore, settings);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        host.Client = new() { BaseAddress = new Uri(host._app.Urls.Single()), Timeout = TimeSpan.FromSeconds(60) };
        return host;
    }

    public Task<HttpResponseMessage> WriteAsync(string path, string lines) => WriteAsync(path, Encoding.UTF8.GetBytes(lines));

    public async Task<HttpResponseMessage> WriteAsync(string path, byte[] body, string? encoding = null)
    {
        using ByteArrayContent content = new(body);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public async Task<NetworkStream> ConnectAsync()
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        return new(socket, ownsSocket: true);
    }

    /// <summary>Writes one good line and checks that it is taken and there.</summary>
    public async Task AssertWorksAsync()
    {
        string twin = Guid.NewGuid().ToString("N");
        using HttpResponseMessage response = await WriteAsync("/api/v2/write", $"alive,twin={twin} f=1");
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([FieldValue.Float(1)], await ValuesAsync($"alive,twin={twin} f"));
        Assert.Equal(0, Log.Errors);
    }

    /// <summary>All values of a series, by time.</summary>
    public async Task<IReadOnlyList<FieldValue>> ValuesAsync(string canonical)
    {
        RangeQuery everything = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };
        await foreach (SeriesPoints series in Telemetry.ReadAsync(everything, TestContext.Current.CancellationToken))
        {
            if (series.Key.Canonical == canonical)
            {
                return series.Values;
            }
        }

        return [];
    }

    public static byte[] Gzip(byte[] text)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return target.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
