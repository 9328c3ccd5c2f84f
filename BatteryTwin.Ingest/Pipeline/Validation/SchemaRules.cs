using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// Which telemetry types a DTDL schema takes. Whole numbers widen to floating point, never the other way round; whole numbers of
/// either sign kind fit every whole-number schema that has room for the value.
/// </summary>
internal static partial class SchemaRules
{
    private static readonly FrozenDictionary<string, (long Min, long Max)> s_wholeNumbers = new Dictionary<string, (long Min, long Max)>
    {
        ["byte"] = (sbyte.MinValue, sbyte.MaxValue),
        ["short"] = (short.MinValue, short.MaxValue),
        ["integer"] = (int.MinValue, int.MaxValue),
        ["long"] = (long.MinValue, long.MaxValue),
        ["unsignedByte"] = (0, byte.MaxValue),
        ["unsignedShort"] = (0, ushort.MaxValue),
        ["unsignedInteger"] = (0, uint.MaxValue),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Form, Predicate<string> Test)> s_texts = new Dictionary<string, (string Form, Predicate<string> Test)>
    {
        ["date"] = ("a date such as 2026-03-31", text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        ["dateTime"] = ("an RFC 3339 time such as 2026-03-31T12:00:00Z", text => DateTimePattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)),
        ["time"] = ("a time of day such as 12:30:00", text => TimePattern().IsMatch(text)),
        ["duration"] = ("an ISO 8601 duration such as PT1H30M", IsDuration),
        ["uuid"] = ("a UUID", text => Guid.TryParseExact(text, "D", out _)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How values of a type fit a content's schema; null when they do not.</summary>
    public static SchemaFit? Fit(InterfaceContent content, FieldType given)
    {
        string schema = content.Schema ?? string.Empty;
        bool isWhole = given is FieldType.Integer or FieldType.Unsigned;
        if (s_wholeNumbers.TryGetValue(schema, out (long Min, long Max) range))
        {
            string allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from {range.Min} to {range.Max}");
            return isWhole ? new(FieldType.Integer, allowed) { Min = range.Min, Max = range.Max } : null;
        }

        if (s_texts.TryGetValue(schema, out (string Form, Predicate<string> Test) text))
        {
            return given == FieldType.String ? new(FieldType.String, text.Form) { AllowsText = text.Test } : null;
        }

        return schema switch
        {
            "double" or "float" or "decimal" => isWhole || given == FieldType.Float ? new(FieldType.Float, "a number") : null,
            "unsignedLong" => isWhole ? new(FieldType.Unsigned, "a whole number from 0 on") { Min = 0 } : null,
            "boolean" => given == FieldType.Boolean ? new(FieldType.Boolean, "true or false") : null,
            "string" or "bytes" => given == FieldType.String ? new(FieldType.String, "a text") : null,
            "enum:string" => given == FieldType.String ? Enumeration(content, FieldType.String) : null,
            "enum:integer" => isWhole ? Enumeration(content, FieldType.Integer) : null,
            _ => null,
        };
    }

    private static SchemaFit Enumeration(InterfaceContent content, FieldType storedAs)
    {
        FrozenSet<string> values = content.EnumValues.ToFrozenSet(StringComparer.Ordinal);
        return new(storedAs, "one of " + string.Join(", ", content.EnumValues)) { AllowsText = values.Contains };
    }

    private static bool IsDuration(string text)
    {
        try
        {
            XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();
}
