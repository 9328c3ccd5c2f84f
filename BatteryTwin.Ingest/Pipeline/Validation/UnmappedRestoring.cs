using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// Lists stored series that neither a model nor a rule knows: at start, since they may not send any more, and after the rules changed, since a rule that was
/// taken away may have been theirs.
/// </summary>
internal sealed class UnmappedRestoring(UnmappedRegistry unmapped, ITelemetryStore store, ITwinGraph graph, IMappingRules rules, ILogger<UnmappedRestoring> logger)
    : BackgroundService
{
    private readonly SemaphoreSlim _due = new(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        rules.Changed += NoteChange;
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        rules.Changed -= NoteChange;
        base.Dispose();
        _due.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _due.WaitAsync(stoppingToken).ConfigureAwait(false);
            try
            {
                await RestoreAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (StorageUnavailableException exception)
            {
                logger.LogWarning("Stored unmapped series are not listed until they send again: {Problem}", exception.Message);
            }
        }
    }

    /// <summary>Reads the store's series and lists the unmapped ones.</summary>
    internal async Task RestoreAsync(CancellationToken cancel)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        CompiledMapping mapping = rules.Current.Compiled;
        List<(SeriesState, string)> stored = [];
        foreach (SeriesState series in await store.SeriesAsync(SeriesSelector.All, cancel).ConfigureAwait(false))
        {
            if (SeriesVerdicts.WhyUnmapped(series.Key, snapshot, mapping) is { } reason)
            {
                stored.Add((series, reason));
            }
        }

        unmapped.Restore(stored);
    }

    private void NoteChange()
    {
        if (_due.CurrentCount == 0)
        {
            _due.Release();
        }
    }
}
