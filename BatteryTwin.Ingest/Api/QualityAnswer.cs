using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Ingest.Api;

/// <summary>What <c>/api/telemetry/quality</c> answers: judged signals by quality, and each one in doubt.</summary>
public sealed record QualityAnswer(QualityCounts Signals, IReadOnlyList<DoubtfulSeries> Doubtful)
{
    public static QualityAnswer Of(ITelemetryTrust trust)
    {
        TrustSummary summary = trust.Summary;
        return new(new(summary.Good, summary.Uncertain, summary.Bad, summary.NotJudged), [.. trust.Doubtful.Select(DoubtfulSeries.Of)]);
    }
}
