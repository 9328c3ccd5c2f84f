using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
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

    /// <summary>How far apart its values usually come; null when too few are stored to tell.</summary>
    public TimeSpan? UsualInterval { get; init; }

    /// <summary>What speaks against its values now; null when it is not judged.</summary>
    public SeriesQuality? Quality { get; init; }

    /// <summary>Its newest value is older than data may be, and older than three of its usual intervals.</summary>
    public bool IsStale(DateTimeOffset now) => Time is { } time && now - time > PlantHealth.StaleAfter && !(now - time < 3 * UsualInterval);

    public TrendSignal ToTrend() => new(TwinId, Path, Name, Unit, Normal);
}
