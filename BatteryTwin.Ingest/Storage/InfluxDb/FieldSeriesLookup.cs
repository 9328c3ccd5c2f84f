using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Finds the numbers of a batch's series and adds new ones, with one type for a field in all series of its measurement.</summary>
internal readonly struct FieldSeriesLookup(SeriesCatalogue catalogue, FieldTypes types, Lock gate)
{
    /// <summary>Fills <paramref name="found"/>[i] for series i of the batch; series without points may stay null.</summary>
    /// <exception cref="SeriesTypeConflictException">A field has another type, on the server or twice in the batch; nothing was added.</exception>
    /// <exception cref="IOException">A new series could not be written down.</exception>
    public void Resolve(TelemetryBatch batch, StoredSeries[] found)
    {
        bool known = true;
        for (int i = 0; i < batch.Series.Count; i++)
        {
            (SeriesKey key, FieldType given) = batch.Series[i];
            found[i] = catalogue.Find(key)!;
            known &= found[i] is not null && found[i].Type == given && types.Of(key) == given;
        }

        if (!known)
        {
            lock (gate)
            {
                bool[] used = Used(batch);
                RefuseConflicts(batch, used);
                Add(batch, used, found);
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

    private void RefuseConflicts(TelemetryBatch batch, bool[] used)
    {
        Dictionary<(string, string), FieldType> fresh = [];
        for (int i = 0; i < batch.Series.Count; i++)
        {
            (SeriesKey key, FieldType given) = batch.Series[i];
            if (!used[i])
            {
                continue;
            }

            (string, string) field = (key.Measurement, key.Field);
            FieldType held = types.Of(key) ?? (fresh.TryGetValue(field, out FieldType begun) ? begun : fresh[field] = given);
            if (held != given)
            {
                throw new SeriesTypeConflictException($"InfluxDB has one type per field: field '{key.Field}' of measurement '{key.Measurement}' holds {held} values and cannot take {given}");
            }
        }
    }

    private void Add(TelemetryBatch batch, bool[] used, StoredSeries[] found)
    {
        for (int i = 0; i < batch.Series.Count; i++)
        {
            (SeriesKey key, FieldType given) = batch.Series[i];
            if (used[i])
            {
                // A series whose field got another type meanwhile is a new one: what waits keeps the type it came with.
                found[i] = catalogue.Find(key) is { } series && series.Type == given ? series : catalogue.Add(key, given);
                types.Know(key, given);
            }
        }
    }
}
