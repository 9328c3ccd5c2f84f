using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Live.Trust;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Reads the ingest service's counts and doubts at an interval; what was read last stays while the service is away.</summary>
internal sealed class IngestReadings(IngestClient client, IOptions<RemoteIngestOptions> options, TimeProvider time, ILogger<IngestReadings> logger) : BackgroundService
{
    private volatile IngestStatusAnswer? _status;
    private volatile QualityCounts? _signals;
    private volatile IReadOnlyList<SeriesTrust> _doubtful = [];

    /// <summary>Null before the first reading.</summary>
    public IngestStatusAnswer? Status => _status;

    /// <summary>Null before the first reading.</summary>
    public QualityCounts? Signals => _signals;

    public IReadOnlyList<SeriesTrust> Doubtful => _doubtful;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer timer = new(options.Value.StatusInterval, time);
        do
        {
            try
            {
                await ReadAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is IngestUnreachableException or FormatException or JsonException)
            {
                // The link tells people; it tries more often.
                logger.LogDebug(problem, "The counts of {Endpoint} cannot be read now", client.Endpoint);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        _status = await client.GetAsync<IngestStatusAnswer>("api/ingest/status", cancel).ConfigureAwait(false);
        QualityAnswer quality = await client.GetAsync<QualityAnswer>("api/telemetry/quality", cancel).ConfigureAwait(false);
        _doubtful = [.. quality.Doubtful.Select(series => series.ToTrust())];
        _signals = quality.Signals;
    }
}
