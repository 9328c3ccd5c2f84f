namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>
/// Compares the times values carry with the times they come. A network only ever delays, so the smallest delay of the last minutes tells
/// the sender's clock.
/// </summary>
internal sealed class ClockWatch(TrustRules rules)
{
    private const int Minutes = 5;
    private const int NeededValues = 5;
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    private readonly long[] _smallestNs = [long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue];
    private long _minute;
    private long _values;

    public void Add(long timeNs, long receivedNs)
    {
        Advance(receivedNs / MinuteNs);
        ref long smallest = ref _smallestNs[_minute % Minutes];
        smallest = Math.Min(smallest, receivedNs - timeNs);
        _values++;
    }

    public QualityFinding? Finding(long nowNs, long? expectedIntervalNs)
    {
        Advance(nowNs / MinuteNs);
        long delayNs = _smallestNs.Min();
        if (_values < NeededValues || delayNs == long.MaxValue)
        {
            return null;
        }

        if (-delayNs > rules.ClockAheadNs)
        {
            return new(QualityReason.ClockAhead, SignalQuality.Uncertain, null, $"times are {SpanText.Of(-delayNs)} ahead of the server's clock: set the sender's clock, or its precision");
        }

        return delayNs > Math.Max(rules.LateNs, (long)(rules.SilentIntervals * (expectedIntervalNs ?? 0)))
            ? new(QualityReason.Late, SignalQuality.Uncertain, null, $"values are {SpanText.Of(delayNs)} old when they come: the sender's clock is behind, or something holds them back")
            : null;
    }

    private void Advance(long minute)
    {
        if (minute - _minute >= Minutes)
        {
            Array.Fill(_smallestNs, long.MaxValue);
        }
        else
        {
            for (long next = _minute + 1; next <= minute; next++)
            {
                _smallestNs[next % Minutes] = long.MaxValue;
            }
        }

        _minute = Math.Max(_minute, minute);
    }
}
