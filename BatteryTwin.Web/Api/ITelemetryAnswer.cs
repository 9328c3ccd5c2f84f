using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.Api;

/// <summary>Writes the answer of a telemetry request while it is being read from the store.</summary>
internal interface ITelemetryAnswer : IDisposable
{
    string ContentType { get; }

    /// <summary>Something was written, sent or not: what fails from here on cannot become another answer.</summary>
    bool HasBegun { get; }

    Task WriteRangeAsync(IAsyncEnumerable<SeriesPoints> series, CancellationToken cancel);

    Task WriteLatestAsync(IReadOnlyList<SeriesLatest> series, CancellationToken cancel);

    Task WriteSeriesAsync(IReadOnlyList<SeriesState> series, CancellationToken cancel);
}
