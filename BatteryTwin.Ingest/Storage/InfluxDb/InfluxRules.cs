using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// What InfluxDB cannot hold: names with line breaks, or with a backslash where its line protocol would take it as an escape; the name
/// <c>time</c>; unsigned integers before 2.x; a field with two types in one measurement.
/// </summary>
internal sealed class InfluxRules(bool hasUnsigned) : TelemetryStoreRules
{
    public override bool HasUnsigned => hasUnsigned;

    public override bool OneTypePerField => true;

    public override string? FaultOf(SeriesKey key)
    {
        if (FaultOf("measurement", key.Measurement) is { } fault)
        {
            return fault;
        }

        if (key.Measurement[0] == '#')
        {
            return $"InfluxDB takes a line that begins with '#' for a comment: rename measurement '{key.Measurement}'";
        }

        if (key.Measurement[0] == '\t' || key.Field[0] == '\t')
        {
            return $"InfluxDB passes over a tab at the beginning of a measurement or field: rename '{key.Measurement.Trim()}' or '{key.Field.Trim()}'";
        }

        foreach (SeriesTag tag in key.Tags)
        {
            if ((ReservedFault("tag", tag.Key) ?? FaultOf("tag", tag.Key) ?? FaultOf("tag value", tag.Value)) is { } wrong)
            {
                return wrong;
            }
        }

        return ReservedFault("field", key.Field) ?? FaultOf("field", key.Field);
    }

    private static string? ReservedFault(string what, string name) =>
        name == "time" ? $"InfluxDB reserves the name 'time': rename the {what}" : null;

    private static string? FaultOf(string what, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' or '\0')
            {
                return $"InfluxDB holds no line break in the name of a {what}: rename '{text.ReplaceLineEndings(" ").Replace('\0', ' ')}'";
            }

            if (text[i] == '\\' && (i + 1 == text.Length || text[i + 1] is ',' or '=' or ' ' or '"' or '\\'))
            {
                return $"InfluxDB holds no backslash at the end of a {what} or before a comma, equals sign, space, quote or backslash: rename '{text}'";
            }
        }

        return text.Length == 0 ? $"InfluxDB holds no empty {what}" : null;
    }
}
