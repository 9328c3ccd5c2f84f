using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>How far the values of each signal of the plant can be relied on now. Safe for concurrent use.</summary>
public interface ITelemetryTrust
{
    /// <summary>The quality of a series; null when it is not judged: not part of the plant, or nothing has come since the start.</summary>
    SeriesQuality? Of(SeriesKey series);

    /// <summary>The worst quality of the series that carry a field of a twin; null when none is judged.</summary>
    SeriesQuality? Of(string twinId, string field);

    /// <summary>Every series that something speaks against, worst first.</summary>
    IReadOnlyList<SeriesTrust> Doubtful { get; }

    /// <summary>Counts over all judged series.</summary>
    TrustSummary Summary { get; }
}
