using System.Text;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Remote;

/// <summary>The part of the ingest service that keeps units, with its own directory and an address that stays when it is started again.</summary>
internal sealed class UnitService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;
    private WebApplication? _app;

    public UnitService() => _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public GenealogyShelf Shelf { get; private set; } = null!;

    /// <summary>The only file of the log.</summary>
    public string LogFile => Assert.Single(Directory.EnumerateFiles(_folder.PathOf("traceability"), "*.log"));

    public async Task StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", Address.GetLeftPart(UriPartial.Authority)]);
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(_directory).AddSingleton(TimeProvider.System).AddSingleton<IJobs, BackgroundJobs>().AddOptions<TraceabilityOptions>();
        builder.Services.AddSingleton<GenealogyShelf>().AddSingleton<IGenealogyShelf>(provider => provider.GetRequiredService<GenealogyShelf>()).AddSingleton<GenealogyFiles>();
        _app = builder.Build();
        _app.MapUnitFilesApi().MapJobsApi();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Shelf = _app.Services.GetRequiredService<GenealogyShelf>();
    }

    public async Task<AppendOutcome> AppendAsync(string table, string csv)
    {
        using MemoryStream text = new(Encoding.UTF8.GetBytes(csv));
        return await Shelf.AppendAsync(table, text, TestContext.Current.CancellationToken);
    }

    /// <summary>The shelf lets go of its files; they are still served.</summary>
    public void Close() => Shelf.Dispose();

    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Dispose();
        _folder.Dispose();
    }
}
