using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.Validation;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Validate, append, quarantine, hand on: the four steps every batch takes.</summary>
internal sealed class IngestPipeline(
    BatchValidator validator,
    ITelemetryStore store,
    RejectionLog rejections,
    TelemetryFanout fanout,
    IngestAccounts accounts,
    ILogger<IngestPipeline> logger) : IIngestPipeline
{
    // Two batches that create one series with different types can meet between check and append; the loser is judged again.
    private const int MaxAttempts = 5;

    private int _storageFailed;

    public ValueTask<IngestResult> IngestAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel = default) =>
        IngestAsync(batch, source, quarantine: true, cancel);

    /// <summary>Takes points out of quarantine: those refused again are not quarantined twice.</summary>
    public ValueTask<IngestResult> ReplayAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel) =>
        IngestAsync(batch, source, quarantine: false, cancel);

    private async ValueTask<IngestResult> IngestAsync(TelemetryBatch batch, IngestSource source, bool quarantine, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!accounts.Budget.TryTake(batch.Count))
        {
            accounts.Status.Meter(source).Refused();
            throw new IngestOverloadedException();
        }

        try
        {
            ValidatedBatch validated = await StoreAsync(batch, source).ConfigureAwait(false);
            accounts.Count(batch, validated, source);
            if (!source.Historical && validated.Accepted.Count > 0)
            {
                fanout.Publish(validated.Accepted, source, Array.Exists(validated.Verdicts, verdict => verdict.HasTwin));
            }

            if (quarantine && validated.Rejected.Count > 0)
            {
                await rejections.AddAsync(batch, validated.Rejected, source, validated.Verdicts).ConfigureAwait(false);
            }

            return new(validated.Accepted.Count, [.. validated.Rejected.Select(rejection => new RejectedPoint(batch.SourceRows[rejection.Point], rejection.Reason))]);
        }
        finally
        {
            accounts.Budget.Give(batch.Count);
        }
    }

    /// <summary>Appends what is sound. Not cancelled half-way: a batch is appended as a whole or not at all.</summary>
    private async ValueTask<ValidatedBatch> StoreAsync(TelemetryBatch batch, IngestSource source)
    {
        for (int attempt = 1; ; attempt++)
        {
            ValidatedBatch validated = validator.Validate(batch);
            try
            {
                if (validated.Accepted.Count > 0)
                {
                    await store.AppendAsync(validated.Accepted, CancellationToken.None).ConfigureAwait(false);
                }

                NoteStorage(failed: null);
                return validated;
            }
            catch (SeriesTypeConflictException) when (attempt < MaxAttempts)
            {
                logger.LogDebug("A series of a batch from {Source} got its type from another sender meanwhile; the batch is judged again", source.Name);
            }
            catch (StorageUnavailableException exception)
            {
                accounts.Status.Meter(source).Refused();
                NoteStorage(exception);
                throw;
            }
        }
    }

    private void NoteStorage(StorageUnavailableException? failed)
    {
        if (failed is null && Volatile.Read(ref _storageFailed) == 0)
        {
            return;
        }

        int before = Interlocked.Exchange(ref _storageFailed, failed is null ? 0 : 1);
        if (failed is not null && before == 0)
        {
            logger.LogError(failed, "Storage takes no points; senders are told to try again until it does");
        }
        else if (failed is null && before == 1)
        {
            logger.LogInformation("Storage takes points again");
        }
    }
}
