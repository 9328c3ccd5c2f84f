using System.Globalization;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>A machine's series that a rule maps, with its newest value as text of its type and the value's time (RFC 3339).</summary>
internal sealed record MappedSeriesView(string Measurement, IReadOnlyDictionary<string, string> Tags, string Field, FieldType Type, string Value, string Time)
{
    public static MappedSeriesView Of(MappingCandidate series) => new(
        series.Key.Measurement, series.Key.Tags.ToDictionary(tag => tag.Key, tag => tag.Value), series.Key.Field, series.Newest.Type, series.Newest.ToString(), EpochTime.ToRfc3339(series.NewestNs));

    /// <exception cref="FormatException">Value or time are none.</exception>
    public MappingCandidate ToCandidate() => new(
        new(Measurement, Tags.Select(tag => new SeriesTag(tag.Key, tag.Value)), Field),
        Type switch
        {
            FieldType.Float => FieldValue.Float(double.Parse(Value, CultureInfo.InvariantCulture)),
            FieldType.Integer => FieldValue.Integer(long.Parse(Value, CultureInfo.InvariantCulture)),
            FieldType.Unsigned => FieldValue.Unsigned(ulong.Parse(Value, CultureInfo.InvariantCulture)),
            FieldType.Boolean => FieldValue.Boolean(bool.Parse(Value)),
            _ => FieldValue.String(Value),
        },
        TelemetryTime.ParseNs(Time) ?? throw new FormatException($"'{Time}' is no time"));
}
