using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Web.State;

/// <summary>How pages show a signal's quality.</summary>
public static class QualityMark
{
    public static HealthLevel Level(SignalQuality quality) => quality switch
    {
        SignalQuality.Good => HealthLevel.Normal,
        SignalQuality.Uncertain => HealthLevel.Advisory,
        _ => HealthLevel.Caution,
    };

    public static string Word(SignalQuality quality) => quality.ToString();

    public static string Word(QualityReason reason) => reason switch
    {
        QualityReason.FlatLine => "Flat line",
        QualityReason.ClockAhead => "Clock ahead",
        QualityReason.Late => "Comes late",
        _ => reason.ToString(),
    };
}
