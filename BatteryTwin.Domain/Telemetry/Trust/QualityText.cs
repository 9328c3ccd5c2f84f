namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>The words by which answers and messages tell a quality: <c>good</c>, <c>uncertain</c>, <c>bad</c>.</summary>
public static class QualityText
{
    public static string Of(SignalQuality quality) => quality switch
    {
        SignalQuality.Good => "good",
        SignalQuality.Uncertain => "uncertain",
        _ => "bad",
    };

    /// <summary>The word for a reason, as in <c>flatLine</c>.</summary>
    public static string Of(QualityReason reason)
    {
        string name = reason.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
