using System.Text;
using BatteryTwin.Ingest.Storage.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>The written names of series by their numbers, made once each. For one thread.</summary>
internal sealed class SeriesNames(Func<int, StoredSeries?> find)
{
    private readonly Dictionary<string, (int Number, byte[] Head)> _tagSets = [];
    private SeriesName?[] _names = [];

    /// <summary>The name of a series; null when the catalogue has lost it.</summary>
    public SeriesName? Of(int id)
    {
        if (id < _names.Length && _names[id] is { } known)
        {
            return known;
        }

        if (find(id) is not { } series)
        {
            return null;
        }

        if (id >= _names.Length)
        {
            Array.Resize(ref _names, Math.Max(256, Math.Max(id + 1, _names.Length * 2)));
        }

        string head = SeriesName.HeadOf(series.Key);
        if (!_tagSets.TryGetValue(head, out (int Number, byte[] Head) tagSet))
        {
            tagSet = (_tagSets.Count, Encoding.UTF8.GetBytes(head));
            _tagSets.Add(head, tagSet);
        }

        return _names[id] = new SeriesName(series.Key, series.Type, tagSet.Number, tagSet.Head);
    }
}
