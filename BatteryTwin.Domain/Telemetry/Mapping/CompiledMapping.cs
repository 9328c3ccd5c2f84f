namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// All rules, ready to be asked about a series: exact rules and table lines by measurement and field, patterns one after the other. Immutable;
/// safe for concurrent use.
/// </summary>
public sealed class CompiledMapping
{
    private readonly Dictionary<(string Measurement, string Field), ExactSources> _exact = [];
    private readonly List<(int Order, CompiledPattern Pattern)> _patterns = [];

    /// <summary>Compiles the enabled rules, in their order. Rules that are not sound are passed over; <see cref="MappingRuleCheck"/> names their faults.</summary>
    public CompiledMapping(IEnumerable<MappingRule> rules)
    {
        int order = 0;
        foreach (MappingRule rule in rules)
        {
            order++;
            if (!rule.Enabled)
            {
                continue;
            }

            switch (rule.Kind)
            {
                case MappingRuleKind.Exact:
                    Add(rule.Measurement, rule.Field, rule.Tags, new(order, new(rule, rule.Twin, rule.TargetField, rule.Conversion)));
                    break;
                case MappingRuleKind.Table:
                    foreach (MappingTableRow row in rule.Rows)
                    {
                        Add(row.Measurement, row.Field, row.Tags, new(order, new(rule, row.Twin, row.TargetField, row.ConversionIn(rule.Conversion), row.Line)));
                    }

                    break;
                default:
                    if (CompiledPattern.Of(rule, []) is { } pattern)
                    {
                        _patterns.Add((order, pattern));
                    }

                    break;
            }
        }
    }

    public static CompiledMapping Empty { get; } = new([]);

    public bool IsEmpty => _exact.Count == 0 && _patterns.Count == 0;

    /// <summary>The rule that decides about a series, and its target; null when none fits.</summary>
    public MappingHit? Find(SeriesKey key)
    {
        ExactSource exact = Exact(key).FirstOrDefault();
        foreach ((int order, CompiledPattern pattern) in _patterns)
        {
            if (exact.Hit is not null && order > exact.Order)
            {
                break;
            }

            if (pattern.Match(key) is { } hit)
            {
                return hit;
            }
        }

        return exact.Hit;
    }

    /// <summary>Every rule and table line that fits a series, the deciding one first.</summary>
    public IReadOnlyList<MappingHit> FindAll(SeriesKey key) =>
    [
        .. Exact(key).Select(source => (source.Order, (MappingHit?)source.Hit))
            .Concat(_patterns.Select(entry => (entry.Order, entry.Pattern.Match(key))))
            .Where(entry => entry.Item2 is not null)
            .OrderBy(entry => entry.Order)
            .Select(entry => entry.Item2!),
    ];

    private void Add(string measurement, string field, IReadOnlyDictionary<string, string> tags, ExactSource source)
    {
        if (!_exact.TryGetValue((measurement, field), out ExactSources? sources))
        {
            _exact[(measurement, field)] = sources = new();
        }

        sources.Add(tags, source);
    }

    private IEnumerable<ExactSource> Exact(SeriesKey key) => _exact.TryGetValue((key.Measurement, key.Field), out ExactSources? sources) ? sources.Find(key) : [];
}
