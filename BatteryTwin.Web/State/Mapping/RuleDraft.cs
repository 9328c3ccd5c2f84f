using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>A rule as it is typed into the form.</summary>
public sealed class RuleDraft
{
    public string Id { get; private init; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public MappingRuleKind Kind { get; set; }

    public bool Enabled { get; set; } = true;

    public string Notes { get; set; } = string.Empty;

    public string Measurement { get; set; } = string.Empty;

    /// <summary>One <c>name = value</c> a line.</summary>
    public string Tags { get; set; } = string.Empty;

    public string Field { get; set; } = string.Empty;

    public string Twin { get; set; } = string.Empty;

    public string TargetField { get; set; } = string.Empty;

    /// <summary>One <c>name: text = text</c> a line.</summary>
    public string Translations { get; set; } = string.Empty;

    public string Scale { get; set; } = "1";

    public string Offset { get; set; } = "0";

    public string Unit { get; set; } = string.Empty;

    public string TargetUnit { get; set; } = string.Empty;

    /// <summary>Apart by commas.</summary>
    public string Invalid { get; set; } = string.Empty;

    public InvalidValueAction OnInvalid { get; set; }

    /// <summary>One <c>raw = value</c> a line.</summary>
    public string Values { get; set; } = string.Empty;

    public ImmutableArray<MappingTableRow> Rows { get; set; } = [];

    /// <summary>An exact rule for one series, with the target that seems meant.</summary>
    public static RuleDraft For(SeriesKey key, TargetSuggestion? target) => new()
    {
        Name = $"{key.Measurement} {key.Field}",
        Measurement = key.Measurement,
        Field = key.Field,
        Tags = Lines(key.Tags.Select(tag => (tag.Key, tag.Value))),
        Twin = target?.Twin ?? string.Empty,
        TargetField = target?.Field ?? string.Empty,
    };

    public static RuleDraft Of(MappingRule rule) => new()
    {
        Id = rule.Id,
        Name = rule.Name,
        Kind = rule.Kind,
        Enabled = rule.Enabled,
        Notes = rule.Notes,
        Measurement = rule.Measurement,
        Tags = Lines(rule.Tags.Select(tag => (tag.Key, tag.Value))),
        Field = rule.Field,
        Twin = rule.Twin,
        TargetField = rule.TargetField,
        Translations = string.Join('\n', rule.Translations.SelectMany(entry => entry.Value.Select(text => $"{entry.Key}: {text.Key} = {text.Value}"))),
        Scale = Text(rule.Conversion.Scale),
        Offset = Text(rule.Conversion.Offset),
        Unit = rule.Conversion.Unit ?? string.Empty,
        TargetUnit = rule.Conversion.TargetUnit ?? string.Empty,
        Invalid = string.Join(", ", rule.Conversion.Invalid),
        OnInvalid = rule.Conversion.OnInvalid,
        Values = Lines(rule.Conversion.Values.Select(value => (value.Key, value.Value))),
        Rows = rule.Rows,
    };

    /// <summary>The rule as typed, and everything that is wrong with it, by property.</summary>
    public (MappingRule Rule, IReadOnlyList<MappingFault> Faults) Read()
    {
        List<MappingFault> faults = [];
        bool isTable = Kind == MappingRuleKind.Table;
        MappingRule rule = new()
        {
            Id = Id,
            Name = Name.Trim(),
            Kind = Kind,
            Enabled = Enabled,
            Notes = Notes.Trim(),
            Measurement = isTable ? string.Empty : Measurement.Trim(),
            Tags = isTable ? Empty(StringComparer.Ordinal) : Pairs(Tags, "tags", StringComparer.Ordinal, faults),
            Field = isTable ? string.Empty : Field.Trim(),
            Twin = isTable ? string.Empty : Twin.Trim(),
            TargetField = isTable ? string.Empty : TargetField.Trim(),
            Translations = Kind is MappingRuleKind.Glob or MappingRuleKind.Regex ? Translated(faults) : ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal),
            Rows = isTable ? Rows : [],
            Conversion = new()
            {
                Scale = Number(Scale, "conversion.scale", 1, faults),
                Offset = Number(Offset, "conversion.offset", 0, faults),
                Unit = Given(Unit),
                TargetUnit = Given(TargetUnit),
                Invalid = [.. Invalid.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                OnInvalid = OnInvalid,
                Values = Pairs(Values, "conversion.values", StringComparer.OrdinalIgnoreCase, faults),
            },
        };
        faults.AddRange(MappingRuleCheck.Of(rule));
        return (rule, faults);
    }

    private ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Translated(List<MappingFault> faults)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (string line in LinesOf(Translations))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            int equals = line.IndexOf('=', Math.Max(colon, 0));
            if (colon <= 0 || equals < 0)
            {
                faults.Add(new("translations", $"'{line}': write name: text = text, for example site: MUC = Munich"));
                continue;
            }

            string name = line[..colon].Trim();
            all[name] = (all.TryGetValue(name, out var texts) ? texts : Empty(StringComparer.Ordinal)).SetItem(line[(colon + 1)..equals].Trim(), line[(equals + 1)..].Trim());
        }

        return all.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Pairs(string text, string property, StringComparer comparer, List<MappingFault> faults)
    {
        ImmutableSortedDictionary<string, string> pairs = Empty(comparer);
        foreach (string line in LinesOf(text))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                faults.Add(new(property, $"'{line}': write name = value, one a line"));
                continue;
            }

            pairs = pairs.SetItem(line[..equals].Trim(), line[(equals + 1)..].Trim());
        }

        return pairs;
    }

    private static double Number(string text, string property, double standard, List<MappingFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return standard;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        faults.Add(new(property, $"'{text}' is no number; write it with a decimal point"));
        return standard;
    }

    private static ImmutableSortedDictionary<string, string> Empty(StringComparer comparer) => ImmutableSortedDictionary.Create<string, string>(comparer);

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Lines(IEnumerable<(string Key, string Value)> pairs) => string.Join('\n', pairs.Select(pair => $"{pair.Key} = {pair.Value}"));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
