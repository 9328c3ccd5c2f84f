using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// Writes telemetry of fields that the model calls properties (<c>DryerFanSpeed</c>, <c>BallBearings.shaftSpeed</c>) into the twin: the first value at
/// once, later ones merged to one write per twin and <see cref="TwinGraphOptions.PropertyUpdateInterval"/>. Backfill is left out.
/// </summary>
internal sealed class TwinPropertyWriter(ITwinGraph graph, IOptions<TwinGraphOptions> options, TimeProvider time, ILogger<TwinPropertyWriter> logger)
    : ITelemetryObserver, IDisposable
{
    private static readonly TimeSpan s_awayPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Dictionary<string, PendingProperties> _twins = new(StringComparer.Ordinal);

    private long? _awayAt;

    public string Name => "twin-properties";

    public bool OnlyTwins => true;

    public async ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        if (source.Historical)
        {
            return;
        }

        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            foreach (string twinId in Collect(batch))
            {
                await WriteIfDueAsync(twinId, _twins[twinId], cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes what has waited for its interval, or everything.</summary>
    public async Task FlushAsync(bool everything, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            foreach ((string twinId, PendingProperties pending) in _twins.Where(pair => pair.Value.Writes.Count > 0).ToArray())
            {
                if (everything && !IsHeld)
                {
                    await WriteAsync(twinId, pending, cancel).ConfigureAwait(false);
                }
                else
                {
                    await WriteIfDueAsync(twinId, pending, cancel).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    /// <summary>The twin service was found away a moment ago: asking for each twin would hold up the next batches.</summary>
    private bool IsHeld => _awayAt is { } at && time.GetElapsedTime(at) < s_awayPause;

    /// <summary>Puts the batch's properties among the pending ones; gives back the twins that have some.</summary>
    private HashSet<string> Collect(TelemetryBatch batch)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        HashSet<string> twins = new(StringComparer.Ordinal);
        foreach ((SeriesKey key, int point) in NewestPoints.Of(batch))
        {
            if (snapshot.Find(key.Twin!) is not { } twin
                || snapshot.Models.Resolve(twin.ModelId, key.Field) is not DtdlProperty property
                || PropertyValue.Of(batch.ValueAt(point), property) is not { } value)
            {
                continue;
            }

            DateTimeOffset sourceTime = EpochTime.FromNs(batch.TimesNs[point]);
            if (twin.Property(key.Field)?.SourceTime > sourceTime)
            {
                continue;
            }

            if (!_twins.TryGetValue(twin.Id, out PendingProperties? pending))
            {
                _twins[twin.Id] = pending = new PendingProperties();
            }

            pending.Add(new PropertyWrite(key.Field, value, sourceTime));
            twins.Add(twin.Id);
        }

        return twins;
    }

    private async Task WriteIfDueAsync(string twinId, PendingProperties pending, CancellationToken cancel)
    {
        if (!IsHeld && !(pending.LastWrite is { } last && time.GetElapsedTime(last) < options.Value.PropertyUpdateInterval))
        {
            await WriteAsync(twinId, pending, cancel).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(string twinId, PendingProperties pending, CancellationToken cancel)
    {
        PropertyWrite[] writes = [.. pending.Writes.Values];
        try
        {
            await graph.WriteAsync(twinId, writes, ChangeOrigin.Telemetry, cancel).ConfigureAwait(false);
            pending.LastWrite = time.GetTimestamp();
            pending.Writes.Clear();
            if (_awayAt is not null)
            {
                _awayAt = null;
                logger.LogInformation("Telemetry is written into twins again");
            }
        }
        catch (TwinGraphException problem) when (problem.Code is GraphErrorCode.ServiceUnavailable or GraphErrorCode.NotAuthorized)
        {
            if (_awayAt is null)
            {
                logger.LogWarning("Telemetry waits to be written into twins: {Problem}", problem.Message);
            }

            _awayAt = time.GetTimestamp();
        }
        catch (TwinGraphException problem)
        {
            // The twin or its model changed since the values came in; the points themselves are stored.
            logger.LogWarning("Telemetry was not written into twin {Twin}: {Problem}", twinId, problem.Message);
            _twins.Remove(twinId);
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("Telemetry waits to be written into twin {Twin}: {Problem}", twinId, problem.Message);
        }
    }
}
