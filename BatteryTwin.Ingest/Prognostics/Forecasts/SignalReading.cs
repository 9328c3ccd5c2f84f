using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Reads hourly means from the store: of the whole window when an hour has passed, of the newest minutes every time.</summary>
internal sealed class SignalReading(ITelemetryStore store)
{
    private const long HourNs = 3600 * EpochTime.NsPerSecond;

    /// <summary>Hourly means of fields of twins, from an hour up to another, exclusive.</summary>
    public async Task<Dictionary<(string Twin, string Field), float[]>> HoursAsync(IReadOnlyCollection<string> twins, IReadOnlyCollection<string> fields, long firstHour, int hours, CancellationToken cancel)
    {
        Dictionary<(string Twin, string Field), float[]> means = [];
        await foreach (SeriesPoints series in ReadAsync(twins, fields, firstHour * HourNs, (firstHour + hours) * HourNs, HourNs, cancel).ConfigureAwait(false))
        {
            if (series.Key.Twin is not { } twin)
            {
                continue;
            }

            if (!means.TryGetValue((twin, series.Key.Field), out float[]? values))
            {
                means[(twin, series.Key.Field)] = values = new float[hours];
                Array.Fill(values, float.NaN);
            }

            for (int i = 0; i < series.Count; i++)
            {
                long hour = (series.TimesNs[i] / HourNs) - firstHour;
                if (hour >= 0 && hour < hours)
                {
                    values[hour] = (float)series.Values[i].ToDouble();
                }
            }
        }

        return means;
    }

    /// <summary>Means of a time as a whole.</summary>
    public async Task<Dictionary<(string Twin, string Field), float>> MeansAsync(IReadOnlyCollection<string> twins, IReadOnlyCollection<string> fields, long fromNs, long toNs, CancellationToken cancel)
    {
        Dictionary<(string Twin, string Field), float> means = [];
        await foreach (SeriesPoints series in ReadAsync(twins, fields, fromNs, toNs, null, cancel).ConfigureAwait(false))
        {
            if (series.Key.Twin is { } twin && series.Count > 0)
            {
                means[(twin, series.Key.Field)] = (float)series.Values[^1].ToDouble();
            }
        }

        return means;
    }

    private async IAsyncEnumerable<SeriesPoints> ReadAsync(
        IReadOnlyCollection<string> twins, IReadOnlyCollection<string> fields, long fromNs, long toNs, long? everyNs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (twins.Count == 0 || fields.Count == 0 || fromNs >= toNs)
        {
            yield break;
        }

        RangeQuery query = new()
        {
            Series = new() { Twins = twins, Fields = fields },
            FromNs = fromNs,
            ToNs = toNs,
            Reduction = new RangeReduction.Aggregate(everyNs, AggregateFunction.Mean),
        };
        await foreach (SeriesPoints series in store.ReadAsync(query, cancel).ConfigureAwait(false))
        {
            if (series.Type is FieldType.Float or FieldType.Integer or FieldType.Unsigned)
            {
                yield return series;
            }
        }
    }
}
