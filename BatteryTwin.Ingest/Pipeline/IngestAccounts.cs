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
        (int[] Refused, int[] Last)? perSeries = null;
        for (int i = 0; i < validated.Verdicts.Length; i++)
        {
            if (validated.Verdicts[i].Mapping is { } mapping)
            {
                (int[] refused, int[] last) = perSeries ??= PerSeries(batch, validated);
                mapping.Count(validated.AcceptedPerSeries[i], validated.DroppedPerSeries?[i] ?? 0, refused[i], batch.ValueAt(last[i]), batch.TimesNs[last[i]], now);
            }
            else if (validated.Verdicts[i].Unmapped is { } entry && validated.AcceptedPerSeries[i] > 0)
            {
                unmapped.Count(entry, validated.AcceptedPerSeries[i], now);
            }
        }
    }

    /// <summary>Refused points and the last point of each series; asked for only when a rule maps one of them.</summary>
    private static (int[] Refused, int[] Last) PerSeries(TelemetryBatch batch, ValidatedBatch validated)
    {
        int[] refused = new int[validated.Verdicts.Length];
        foreach (Rejection rejection in validated.Rejected)
        {
            refused[batch.SeriesIndexes[rejection.Point]]++;
        }

        int[] last = new int[validated.Verdicts.Length];
        for (int i = 0; i < batch.Count; i++)
        {
            last[batch.SeriesIndexes[i]] = i;
        }

        return (refused, last);
    }
}
