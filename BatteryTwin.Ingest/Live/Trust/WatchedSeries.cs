using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>A series with its watch, for concurrent use; an assessment is shared for a second.</summary>
internal sealed class WatchedSeries(SeriesKey key, FieldType type, TrustRules rules)
{
    private readonly SeriesWatch _watch = new(type, rules);
    private readonly Lock _lock = new();
    private SeriesQuality _assessed = SeriesQuality.Fine;
    private long _assessedNs = long.MinValue;

    public SeriesKey Key => key;

    public FieldType Type => type;

    /// <summary>When its past was read last, in nanoseconds; 0 before the first time.</summary>
    public long PastReadNs { get; private set; }

    public void Learn(SeriesPast past, long nowNs)
    {
        lock (_lock)
        {
            _watch.Learn(past);
            PastReadNs = nowNs;
            _assessedNs = long.MinValue;
        }
    }

    public void Add(long timeNs, long bits, long receivedNs)
    {
        lock (_lock)
        {
            _watch.Add(timeNs, bits, receivedNs);
        }
    }

    public SeriesQuality Assess(long nowNs)
    {
        lock (_lock)
        {
            if (Math.Abs(nowNs - _assessedNs) < EpochTime.NsPerSecond && _assessedNs != long.MinValue)
            {
                return _assessed;
            }

            _assessedNs = nowNs;
            return _assessed = _watch.Assess(nowNs);
        }
    }
}
