using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Parts a batch into points before and from a moment on.</summary>
internal static class BatchAge
{
    public static (TelemetryBatch Older, TelemetryBatch Younger) Split(TelemetryBatch batch, long momentNs)
    {
        int older = 0;
        foreach (long timeNs in batch.TimesNs)
        {
            older += timeNs < momentNs ? 1 : 0;
        }

        return older == 0 ? (TelemetryBatch.Empty, batch)
            : older == batch.Count ? (batch, TelemetryBatch.Empty)
            : (Select(batch, timeNs => timeNs < momentNs, older), Select(batch, timeNs => timeNs >= momentNs, batch.Count - older));
    }

    private static TelemetryBatch Select(TelemetryBatch batch, Func<long, bool> isIn, int count)
    {
        TelemetryBatchBuilder builder = new(count);
        int[] targets = new int[batch.Series.Count];
        Array.Fill(targets, -1);
        for (int i = 0; i < batch.Count; i++)
        {
            if (!isIn(batch.TimesNs[i]))
            {
                continue;
            }

            int series = batch.SeriesIndexes[i];
            BatchSeries key = batch.Series[series];
            targets[series] = targets[series] >= 0 ? targets[series] : builder.SeriesIndex(key.Key, key.Type);
            if (key.Type == FieldType.String)
            {
                builder.Add(targets[series], batch.TimesNs[i], batch.ValueAt(i), batch.SourceRows[i]);
            }
            else
            {
                builder.Add(targets[series], batch.TimesNs[i], batch.ValueBits[i], batch.SourceRows[i]);
            }
        }

        return builder.Build();
    }
}
