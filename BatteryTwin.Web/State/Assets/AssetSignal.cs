using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.State.Assets;

/// <summary>
/// A signal of an asset with its newest value (null: none came yet) and what is needed to judge it. <paramref name="Path"/> is its field;
/// <paramref name="IsModelled"/> is false for fields that only the data know.
/// </summary>
public sealed record AssetSignal(string TwinId, string Path, string Name, string Unit, NormalBand? Normal, double? Target, FieldValue? Value, DateTimeOffset? Time, bool IsModelled)
{
    /// <summary>It can be drawn as a curve.</summary>
    public bool IsCurve => Value is { Type: not FieldType.String };

    public bool IsOutside => Value is { IsNumeric: true } value && Normal is { } normal && !normal.Contains(value.ToDouble());

    public bool IsStale(DateTimeOffset now) => Time is { } time && now - time > PlantHealth.StaleAfter;

    public TrendSignal ToTrend() => new(TwinId, Path, Name, Unit, Normal);
}
