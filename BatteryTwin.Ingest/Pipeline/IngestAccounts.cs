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
        status.Meter(source).Received(batch.Count, accepted, validated.Rejected.Count, accepted > 0 ? EpochTime.FromNs(validated.NewestNs) : null);
        DateTimeOffset now = time.GetUtcNow();
        int[]? refused = null;
        for (int i = 0; i < validated.Verdicts.Length; i++)
        {
            if (validated.Verdicts[i].Mapping is { } mapping)
            {
                refused ??= RefusedPerSeries(batch, validated);
                mapping.Count(validated.AcceptedPerSeries[i], validated.DroppedPerSeries?[i] ?? 0, refused[i], now);
            }
            else if (validated.Verdicts[i].Unmapped is { } entry && validated.AcceptedPerSeries[i] > 0)
            {
                unmapped.Count(entry, validated.AcceptedPerSeries[i], now);
            }
        }
    }

    private static int[] RefusedPerSeries(TelemetryBatch batch, ValidatedBatch validated)
    {
        int[] refused = new int[validated.Verdicts.Length];
        foreach (Rejection rejection in validated.Rejected)
        {
            refused[batch.SeriesIndexes[rejection.Point]]++;
        }

        return refused;
    }
}
