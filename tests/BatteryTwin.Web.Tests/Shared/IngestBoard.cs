using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Ingest counters that tests set by hand.</summary>
internal sealed class IngestBoard : IIngestStatus
{
    public List<SourceStatus> Sources { get; } = [];

    public List<UnmappedSeries> Unmapped { get; } = [];

    public (int Waiting, int Capacity) Queue { get; set; } = (0, 1_000_000);

    IReadOnlyList<SourceStatus> IIngestStatus.Sources => Sources;

    IReadOnlyList<UnmappedSeries> IIngestStatus.Unmapped => Unmapped;

    public void AddUnmapped(string? twin, string field, DateTimeOffset seen, string reason = "twin is not in the graph") =>
        Unmapped.Add(new(new SeriesKey("machine", twin is null ? [] : [new(SeriesKey.TwinTag, twin)], field), reason, seen, seen, 3));
}
