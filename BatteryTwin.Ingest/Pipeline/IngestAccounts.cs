using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.Validation;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>What the pipeline keeps count of: load on its way, totals by source, unmapped series.</summary>
internal sealed class IngestAccounts(LoadBudget budget, IngestStatus status, UnmappedRegistry unmapped, TimeProvider time)
{
    public LoadBudget Budget => budget;

    public IngestStatus Status => status;

    public void Count(TelemetryBatch batch, ValidatedBatch validated, IngestSource source)
    {
        int accepted = validated.Accepted.Count;
        status.Meter(source).Received(accepted, batch.Count - accepted, accepted > 0 ? EpochTime.FromNs(validated.NewestNs) : null);
        DateTimeOffset now = time.GetUtcNow();
        for (int i = 0; i < validated.Verdicts.Length; i++)
        {
            if (validated.Verdicts[i].Unmapped is { } entry && validated.AcceptedPerSeries[i] > 0)
            {
                unmapped.Count(entry, validated.AcceptedPerSeries[i], now);
            }
        }
    }
}
