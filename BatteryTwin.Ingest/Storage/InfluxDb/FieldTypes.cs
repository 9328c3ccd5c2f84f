using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>The one type of each field of each measurement, as far as it is known here: from own writes and from the server's list.</summary>
internal sealed class FieldTypes
{
    private readonly ConcurrentDictionary<(string Measurement, string Field), FieldType> _types = new();

    private int _removals;

    /// <summary>Rises when fields are forgotten.</summary>
    public int Removals => Volatile.Read(ref _removals);

    public FieldType? Of(SeriesKey key) => _types.TryGetValue((key.Measurement, key.Field), out FieldType type) ? type : null;

    /// <summary>A type is known unless another one was before; gives the one that holds.</summary>
    public FieldType Know(SeriesKey key, FieldType type) => _types.GetOrAdd((key.Measurement, key.Field), type);

    /// <summary>All fields a selector is about, ordered by measurement and field.</summary>
    public List<InfluxField> Pick(SeriesSelector selector)
    {
        HashSet<string>? fields = selector.Fields.Count == 0 ? null : [.. selector.Fields];
        List<InfluxField> picked = [];
        foreach (((string measurement, string field), FieldType type) in _types)
        {
            if ((selector.Measurement is null || selector.Measurement == measurement) && (fields is null || fields.Contains(field)))
            {
                picked.Add(new(measurement, field, type));
            }
        }

        picked.Sort(static (left, right) => string.CompareOrdinal(left.Measurement, right.Measurement) is var order and not 0 ? order : string.CompareOrdinal(left.Name, right.Name));
        return picked;
    }

    /// <summary>Takes the server's list; it overrules what was known, and where <paramref name="isWhole"/> it is all there is.</summary>
    public void Learn(IReadOnlyList<InfluxField> listed, bool isWhole)
    {
        foreach (InfluxField field in listed)
        {
            _types[(field.Measurement, field.Name)] = field.Type;
        }

        if (isWhole && _types.Count > listed.Count)
        {
            Interlocked.Increment(ref _removals);
            HashSet<(string, string)> kept = [.. listed.Select(field => (field.Measurement, field.Name))];
            foreach ((string, string) known in _types.Keys.Where(known => !kept.Contains(known)))
            {
                _types.TryRemove(known, out _);
            }
        }
    }
}
