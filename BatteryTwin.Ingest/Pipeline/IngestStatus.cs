using System.Collections.Concurrent;
using BatteryTwin.Ingest.Pipeline.Validation;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Counts of the pipeline, by source. Sources beyond a bound are counted together.</summary>
internal sealed class IngestStatus(LoadBudget budget, UnmappedRegistry unmapped, TelemetryFanout fanout, TimeProvider time) : IIngestStatus
{
    private const int MaxSources = 256;

    private static readonly IngestSource s_others = new("others", "others");

    private readonly ConcurrentDictionary<IngestSource, SourceMeter> _meters = new();

    public IReadOnlyList<SourceStatus> Sources =>
        [.. _meters.Values.Select(meter => meter.Status).OrderBy(status => status.Source.Kind, StringComparer.Ordinal).ThenBy(status => status.Source.Name, StringComparer.Ordinal)];

    public IReadOnlyList<UnmappedSeries> Unmapped => unmapped.List();

    public long UnmappedCount => unmapped.Total;

    public IReadOnlyList<ObserverStatus> Observers => fanout.Status;

    public (int Waiting, int Capacity) Queue => ((int)Math.Min(int.MaxValue, budget.Taken), (int)budget.Capacity);

    public SourceMeter Meter(IngestSource source)
    {
        source = source.Document is null ? source : source with { Document = null };
        if (_meters.TryGetValue(source, out SourceMeter? meter))
        {
            return meter;
        }

        return _meters.GetOrAdd(_meters.Count < MaxSources ? source : s_others, key => new SourceMeter(key, time));
    }
}
