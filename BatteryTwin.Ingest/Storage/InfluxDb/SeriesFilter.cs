using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Conditions that name series by all tags their measurement is known to have.</summary>
internal sealed class SeriesFilter
{
    private readonly Dictionary<string, List<string>> _tagKeys;

    public SeriesFilter(IReadOnlyList<FoundSeries> all)
    {
        _tagKeys = all
            .GroupBy(series => series.Key.Measurement)
            .ToDictionary(group => group.Key, group => group.SelectMany(series => series.Key.Tags.Select(tag => tag.Key)).Distinct().Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>What narrows a statement to some series, to be put behind other conditions; empty where one of them has no tags to name it by.</summary>
    public string AndOneOf(IReadOnlyList<FoundSeries> some)
    {
        string[] conditions = [.. some.Select(series => Of(series.Key)).Distinct()];
        return conditions.Contains(string.Empty) ? string.Empty : $" AND ({string.Join(" OR ", conditions)})";
    }

    private string Of(SeriesKey key)
    {
        List<string> tagKeys = _tagKeys[key.Measurement];
        return tagKeys.Count == 0
            ? string.Empty
            : $"({string.Join(" AND ", tagKeys.Select(tagKey => $"{InfluxQl.Tag(tagKey)} = {InfluxQl.Text(key.Tag(tagKey) ?? string.Empty)}"))})";
    }
}
