using BatteryTwin.Domain.Telemetry.Units;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>Whether a rule is sound by itself; whether its targets exist depends on the graph and is shown with its series.</summary>
public static class MappingRuleCheck
{
    public const int MaxName = 120;
    public const int MaxText = 1_000;
    public const int MaxNotes = 4_000;
    public const int MaxRows = 50_000;
    public const int MaxEntries = 1_000;

    /// <summary>All faults; empty when the rule can be used.</summary>
    public static IReadOnlyList<MappingFault> Of(MappingRule rule)
    {
        List<MappingFault> faults = [];
        Require(rule.Name, "name", MaxName, faults);
        Limit(rule.Notes, "notes", MaxNotes, faults);
        if (rule.Kind == MappingRuleKind.Table)
        {
            CheckRows(rule, faults);
        }
        else
        {
            CheckSource(rule, faults);
        }

        CheckConversion(rule.Conversion, "conversion", 0, faults);
        return faults;
    }

    /// <summary>Faults of a unit, scale and offset.</summary>
    internal static void CheckConversion(ValueConversion conversion, string property, int line, List<MappingFault> faults)
    {
        if (!double.IsFinite(conversion.Scale) || conversion.Scale == 0)
        {
            faults.Add(new($"{property}.scale", "the scale must be a number other than 0", line));
        }

        if (!double.IsFinite(conversion.Offset))
        {
            faults.Add(new($"{property}.offset", "the offset must be a number", line));
        }

        foreach ((string name, string? unit) in new[] { ("unit", conversion.Unit), ("targetUnit", conversion.TargetUnit) })
        {
            if (!string.IsNullOrEmpty(unit) && UnitCatalog.Find(unit) is null)
            {
                faults.Add(new($"{property}.{name}", $"'{unit}' is no unit this product knows; see /api/mapping/units", line));
            }
        }

        if (conversion.Unit is { Length: > 0 } from && conversion.TargetUnit is { Length: > 0 } to && UnitCatalog.Find(from) is not null && UnitCatalog.WhyNot(from, to) is { } why && UnitCatalog.Find(to) is not null)
        {
            faults.Add(new($"{property}.unit", why, line));
        }

        if (conversion.Invalid.Length > MaxEntries || conversion.Values.Count > MaxEntries)
        {
            faults.Add(new(property, $"at most {MaxEntries} invalid and {MaxEntries} replaced values", line));
        }
    }

    private static void CheckSource(MappingRule rule, List<MappingFault> faults)
    {
        bool isPattern = rule.Kind is MappingRuleKind.Glob or MappingRuleKind.Regex;
        if (isPattern)
        {
            Limit(rule.Measurement, "measurement", MaxText, faults);
            Limit(rule.Field, "field", MaxText, faults);
        }
        else
        {
            Require(rule.Measurement, "measurement", MaxText, faults);
            Require(rule.Field, "field", MaxText, faults);
        }

        CheckTags(rule.Tags, "tags", 0, faults);
        Require(rule.Twin, "twin", MaxText, faults);
        Require(rule.TargetField, "targetField", MaxText, faults);
        if (isPattern && rule.Measurement.Length == 0 && rule.Field.Length == 0 && rule.Tags.Count == 0)
        {
            faults.Add(new("measurement", "a pattern rule must say something about measurement, tags or field; it would take every series"));
        }

        if (isPattern)
        {
            CompiledPattern.Of(rule, faults);
        }
    }

    private static void CheckRows(MappingRule rule, List<MappingFault> faults)
    {
        if (rule.Rows.Length is 0 or > MaxRows)
        {
            faults.Add(new("rows", rule.Rows.Length == 0 ? "a table rule needs at least one line" : $"a table has at most {MaxRows} lines; split it into several rules"));
            return;
        }

        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (MappingTableRow row in rule.Rows)
        {
            int before = faults.Count;
            Require(row.Measurement, "measurement", MaxText, faults, row.Line);
            Require(row.Field, "field", MaxText, faults, row.Line);
            Require(row.Twin, "twin", MaxText, faults, row.Line);
            Require(row.TargetField, "targetField", MaxText, faults, row.Line);
            CheckTags(row.Tags, "tags", row.Line, faults);
            CheckConversion(row.ConversionIn(rule.Conversion), "rows", row.Line, faults);
            if (faults.Count == before && !seen.TryAdd(Identity(row), row.Line))
            {
                faults.Add(new("rows", $"the same measurement, tags and field as in line {seen[Identity(row)]}", row.Line));
            }
        }
    }

    private static void CheckTags(IReadOnlyDictionary<string, string> tags, string property, int line, List<MappingFault> faults)
    {
        foreach ((string name, string value) in tags)
        {
            if (name.Length == 0 || string.IsNullOrEmpty(value))
            {
                faults.Add(new($"{property}.{name}", "a tag needs a name and a value", line));
            }
            else if (value.Length > MaxText)
            {
                faults.Add(new($"{property}.{name}", $"at most {MaxText} characters", line));
            }
        }
    }

    private static void Require(string text, string property, int most, List<MappingFault> faults, int line = 0)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new(property, "is missing", line));
        }
        else if (text.Length > most)
        {
            faults.Add(new(property, $"at most {most} characters", line));
        }
    }

    private static void Limit(string text, string property, int most, List<MappingFault> faults)
    {
        if (text.Length > most)
        {
            faults.Add(new(property, $"at most {most} characters", 0));
        }
    }

    private static string Identity(MappingTableRow row) => string.Join('\0', [row.Measurement, row.Field, .. row.Tags.Select(tag => $"{tag.Key}\u0001{tag.Value}")]);
}
