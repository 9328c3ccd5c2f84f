using System.Collections.Frozen;
using BatteryTwin.Domain.Dtdl.Language.Instances;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// Which telemetry types a DTDL schema takes. Whole numbers widen to floating point, never the other way round; whole numbers of
/// either sign kind fit every whole-number schema that has room for the value.
/// </summary>
internal static class SchemaRules
{
    /// <summary>How values of a type fit a schema; null when they do not.</summary>
    public static SchemaFit? Fit(DtdlSchema schema, FieldType given) => schema switch
    {
        DtdlPrimitive primitive => FitPrimitive(primitive.Kind, given),
        DtdlEnum { IsInteger: true } options when IsWhole(given) => Enumeration(options, FieldType.Integer),
        DtdlEnum { IsInteger: false } options when given == FieldType.String => Enumeration(options, FieldType.String),
        _ => null,
    };

    private static SchemaFit? FitPrimitive(PrimitiveKind kind, FieldType given) => kind switch
    {
        PrimitiveKind.Double or PrimitiveKind.Float => IsWhole(given) || given == FieldType.Float ? new(FieldType.Float, "a number") : null,
        PrimitiveKind.Integer => IsWhole(given) ? WholeNumber(int.MinValue, int.MaxValue) : null,
        PrimitiveKind.Long => IsWhole(given) ? WholeNumber(long.MinValue, long.MaxValue) : null,
        PrimitiveKind.Boolean => given == FieldType.Boolean ? new(FieldType.Boolean, "true or false") : null,
        _ => given == FieldType.String ? Text(kind) : null,
    };

    private static bool IsWhole(FieldType given) => given is FieldType.Integer or FieldType.Unsigned;

    private static SchemaFit WholeNumber(long min, long max) =>
        new(FieldType.Integer, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a whole number from {min} to {max}")) { Min = min, Max = max };

    private static SchemaFit Text(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Date => new(FieldType.String, "a date such as 2026-03-31") { AllowsText = TemporalText.IsDate },
        PrimitiveKind.DateTime => new(FieldType.String, "an RFC 3339 time such as 2026-03-31T12:00:00Z") { AllowsText = TemporalText.IsDateTime },
        PrimitiveKind.Time => new(FieldType.String, "a time of day with offset such as 12:30:00Z") { AllowsText = TemporalText.IsTime },
        PrimitiveKind.Duration => new(FieldType.String, "an ISO 8601 duration such as PT1H30M") { AllowsText = TemporalText.IsDuration },
        _ => new(FieldType.String, "a text"),
    };

    private static SchemaFit Enumeration(DtdlEnum options, FieldType storedAs)
    {
        FrozenSet<string> values = options.Values.Select(option => option.Value).ToFrozenSet(StringComparer.Ordinal);
        return new(storedAs, "one of " + string.Join(", ", options.Values.Select(option => option.Value))) { AllowsText = values.Contains };
    }
}
