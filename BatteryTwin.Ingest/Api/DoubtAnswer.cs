using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Api;

/// <summary>One thing that speaks against a signal.</summary>
public sealed record DoubtAnswer(string Reason, string Quality, string? Since, string Text)
{
    public static DoubtAnswer Of(QualityFinding finding) =>
        new(QualityText.Of(finding.Reason), QualityText.Of(finding.Quality), finding.SinceNs is { } sinceNs ? EpochTime.ToRfc3339(sinceNs) : null, finding.Text);

    /// <exception cref="FormatException">Its words or its time are unknown.</exception>
    public QualityFinding ToFinding() =>
        Enum.TryParse(Reason, ignoreCase: true, out QualityReason reason) && Enum.TryParse(Quality, ignoreCase: true, out SignalQuality quality)
            ? new(reason, quality, Since is null ? null : TelemetryTime.ParseNs(Since) ?? throw new FormatException($"'{Since}' is no time"), Text)
            : throw new FormatException($"unknown finding '{Reason}' of quality '{Quality}'");
}
