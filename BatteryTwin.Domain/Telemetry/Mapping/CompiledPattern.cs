namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>A pattern rule, ready to be matched.</summary>
internal sealed class CompiledPattern
{
    private readonly NamePattern? _measurement;
    private readonly NamePattern? _field;
    private readonly (string Key, NamePattern Value)[] _tags;
    private readonly TargetTemplate _twin;
    private readonly TargetTemplate _targetField;

    private CompiledPattern(MappingRule rule, NamePattern? measurement, NamePattern? field, (string Key, NamePattern Value)[] tags, TargetTemplate twin, TargetTemplate targetField)
    {
        Rule = rule;
        _measurement = measurement;
        _field = field;
        _tags = tags;
        _twin = twin;
        _targetField = targetField;
    }

    public MappingRule Rule { get; }

    /// <summary>Compiles a pattern rule, adding what is wrong to <paramref name="faults"/>; null when something is.</summary>
    public static CompiledPattern? Of(MappingRule rule, List<MappingFault> faults)
    {
        int before = faults.Count;
        NamePattern? measurement = Pattern(rule, rule.Measurement, "measurement", faults);
        NamePattern? field = Pattern(rule, rule.Field, "field", faults);
        (string Key, NamePattern? Value)[] tags = [.. rule.Tags.Select(tag => (tag.Key, Pattern(rule, tag.Value, $"tags.{tag.Key}", faults)))];
        NamePattern[] all = [.. new[] { measurement, field }.Concat(tags.Select(tag => tag.Value)).OfType<NamePattern>()];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string name in all.SelectMany(pattern => pattern.Captures))
        {
            if (TargetTemplate.IsBuiltIn(name))
            {
                faults.Add(new("field", $"'{name}' cannot be captured: the series' own {name} is called so; use another name"));
            }
            else if (!names.Add(name))
            {
                faults.Add(new("field", $"'{name}' is captured twice; use a name once"));
            }
        }

        TargetTemplate? twin = Template(rule.Twin, "twin", names, faults);
        TargetTemplate? targetField = Template(rule.TargetField, "targetField", names, faults);
        foreach (string name in rule.Translations.Keys.Where(name => !names.Contains(name)))
        {
            faults.Add(new($"translations.{name}", $"nothing is captured under '{name}'"));
        }

        return faults.Count > before ? null : new(rule, measurement, field, [.. tags.Where(tag => tag.Value is not null).Select(tag => (tag.Key, tag.Value!))], twin!, targetField!);
    }

    /// <summary>The target this rule names for a series; null when the rule does not fit.</summary>
    public MappingHit? Match(SeriesKey key)
    {
        Dictionary<string, string> captured = new(StringComparer.Ordinal);
        if (!(_measurement?.Match(key.Measurement, captured) ?? true) || !(_field?.Match(key.Field, captured) ?? true))
        {
            return null;
        }

        foreach ((string name, NamePattern pattern) in _tags)
        {
            if (key.Tag(name) is not { } value || !pattern.Match(value, captured))
            {
                return null;
            }
        }

        return Translate(captured) && _twin.Fill(key, captured) is { Length: > 0 } twin && _targetField.Fill(key, captured) is { Length: > 0 } field
            ? new(Rule, twin, field, Rule.Conversion)
            : null;
    }

    private bool Translate(Dictionary<string, string> captured)
    {
        foreach ((string name, var texts) in Rule.Translations)
        {
            if (!texts.TryGetValue(captured[name], out string? text))
            {
                return false;
            }

            captured[name] = text;
        }

        return true;
    }

    private static NamePattern? Pattern(MappingRule rule, string text, string property, List<MappingFault> faults)
    {
        if (text.Length == 0)
        {
            return null;
        }

        NamePattern? pattern = NamePattern.Parse(text, rule.Kind, out string? fault);
        if (fault is not null)
        {
            faults.Add(new(property, fault));
        }

        return pattern;
    }

    private static TargetTemplate? Template(string text, string property, HashSet<string> names, List<MappingFault> faults)
    {
        TargetTemplate? template = TargetTemplate.Parse(text, out string? fault);
        if (fault is not null)
        {
            faults.Add(new(property, fault));
        }

        foreach (string name in template?.Names.Where(name => !names.Contains(name) && !TargetTemplate.IsBuiltIn(name)) ?? [])
        {
            faults.Add(new(property, $"nothing is captured under '{name}'; captured: {(names.Count == 0 ? "nothing" : string.Join(", ", names.Order(StringComparer.Ordinal)))}; always there: measurement, field, tag.<name>"));
        }

        return template;
    }
}
