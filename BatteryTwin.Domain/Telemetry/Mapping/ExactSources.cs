namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// Exact rules and table lines of one measurement and field, by the values of the tags they name: a look-up costs as much as there are different
/// sets of tag names, not lines.
/// </summary>
internal sealed class ExactSources
{
    private const char Separator = '\0';

    private readonly List<(string[] TagNames, Dictionary<string, List<ExactSource>> ByValues)> _shapes = [];

    public void Add(IReadOnlyDictionary<string, string> tags, ExactSource source)
    {
        string[] names = [.. tags.Keys];
        int at = _shapes.FindIndex(shape => shape.TagNames.AsSpan().SequenceEqual(names));
        if (at < 0)
        {
            at = _shapes.Count;
            _shapes.Add((names, new(StringComparer.Ordinal)));
        }

        string values = string.Join(Separator, tags.Values);
        if (!_shapes[at].ByValues.TryGetValue(values, out List<ExactSource>? sources))
        {
            _shapes[at].ByValues[values] = sources = [];
        }

        sources.Add(source);
    }

    /// <summary>What fits a series, in order.</summary>
    public IEnumerable<ExactSource> Find(SeriesKey key) => _shapes.SelectMany(shape => Find(shape.TagNames, shape.ByValues, key)).OrderBy(source => source.Order);

    private static List<ExactSource> Find(string[] names, Dictionary<string, List<ExactSource>> byValues, SeriesKey key)
    {
        string?[] values = Array.ConvertAll(names, key.Tag);
        return Array.TrueForAll(values, value => value is not null) && byValues.TryGetValue(string.Join(Separator, values), out List<ExactSource>? sources) ? sources : [];
    }
}
