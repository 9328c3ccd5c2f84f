using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;

namespace BatteryTwin.Web.State;

/// <summary>The newest value of anything a twin has: telemetry where it was sent, else the property. Singleton.</summary>
public sealed class PlantReadings(ILatestValues latest)
{
    /// <summary>A number by path; null when there is none.</summary>
    public double? Number(Twin? twin, string path)
    {
        if (twin is null)
        {
            return null;
        }

        double? number = latest.Find(twin.Id, path) is { Value.IsNumeric: true } sent
            ? sent.Value.ToDouble()
            : twin.Property(path) is { Value.ValueKind: JsonValueKind.Number } property ? property.Value.GetDouble() : null;
        return number is { } value && double.IsFinite(value) ? value : null;
    }

    /// <summary>A text by path; null when there is none.</summary>
    public string? Text(Twin? twin, string path) =>
        twin is null ? null : latest.Find(twin.Id, path) is { Value.Type: FieldType.String } sent ? sent.Value.Text : twin.Text(path);

    /// <summary>Time of the twin's newest value; null when it never sent one.</summary>
    public DateTimeOffset? NewestTime(string twinId)
    {
        IReadOnlyDictionary<string, LatestValue> values = latest.Of(twinId);
        return values.Count == 0 ? null : values.Values.Max(value => value.Time);
    }

    /// <summary>True when any of the twin's newest values is simulated.</summary>
    public bool IsSimulated(string twinId) => latest.Of(twinId).Values.Any(value => value.Simulated);
}
