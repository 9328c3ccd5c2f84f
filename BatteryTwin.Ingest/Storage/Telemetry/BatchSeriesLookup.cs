using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Finds the stored series of a batch and adds those that are new and have points in it.</summary>
internal readonly struct BatchSeriesLookup(SeriesCatalogue catalogue, Lock gate)
{
    /// <summary>Fills <paramref name="found"/>[i] for series i of the batch; series without points may stay null.</summary>
    /// <exception cref="SeriesTypeConflictException">A series has another type, in the store or twice in the batch; nothing was added.</exception>
    /// <exception cref="IOException">A new series could not be written down.</exception>
    public void Resolve(TelemetryBatch batch, StoredSeries[] found)
    {
        int missing = 0;
        for (int i = 0; i < batch.Series.Count; i++)
        {
            found[i] = catalogue.Find(batch.Series[i].Key)!;
            missing += found[i] is null ? 1 : 0;
        }

        bool[]? used = missing > 0 ? Used(batch) : null;
        RefuseConflicts(batch, found, used);
        if (used is not null)
        {
            Add(batch, found, used);
        }
    }

    private static void RefuseConflicts(TelemetryBatch batch, StoredSeries[] found, bool[]? used)
    {
        Dictionary<SeriesKey, FieldType> fresh = [];
        for (int i = 0; i < batch.Series.Count; i++)
        {
            (SeriesKey key, FieldType given) = batch.Series[i];
            if (found[i] is StoredSeries stored)
            {
                if (stored.Type != given && (used ??= Used(batch))[i])
                {
                    throw new SeriesTypeConflictException(key, stored.Type, given);
                }
            }
            else if (used![i] && !fresh.TryAdd(key, given) && fresh[key] != given)
            {
                throw new SeriesTypeConflictException(key, fresh[key], given);
            }
        }
    }

    private static bool[] Used(TelemetryBatch batch)
    {
        bool[] used = new bool[batch.Series.Count];
        foreach (int index in batch.SeriesIndexes)
        {
            used[index] = true;
        }

        return used;
    }

    private void Add(TelemetryBatch batch, StoredSeries[] found, bool[] used)
    {
        lock (gate)
        {
            for (int i = 0; i < batch.Series.Count; i++)
            {
                (SeriesKey key, FieldType given) = batch.Series[i];
                if (found[i] is null && used[i])
                {
                    found[i] = catalogue.Find(key) ?? catalogue.Add(key, given);
                    if (found[i].Type != given)
                    {
                        throw new SeriesTypeConflictException(key, found[i].Type, given);
                    }
                }
            }
        }
    }
}
