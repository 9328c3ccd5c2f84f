namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Turns wall-clock seconds of a zone into UTC seconds. In the hour that occurs twice in autumn standard time is meant; the hour left out in spring is
/// no time. Not thread-safe.
/// </summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    // Offsets change at quarters of an hour, so that one look-up holds for all times of a quarter.
    private const long Block = 15 * 60;

    private static readonly long s_last = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
    private static readonly long s_first = -(DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond);

    private long _block = long.MinValue;
    private long? _offset;

    public string Name => zone.Id;

    /// <summary>Null when the clock of the zone never showed this time.</summary>
    public long? ToUtc(long localSeconds)
    {
        long block = Math.DivRem(localSeconds, Block, out long rest) - (rest < 0 ? 1 : 0);
        if (block != _block)
        {
            _block = block;
            _offset = OffsetAt(localSeconds);
        }

        return localSeconds - _offset;
    }

    private long? OffsetAt(long localSeconds)
    {
        if (localSeconds < s_first || localSeconds > s_last)
        {
            return null;
        }

        DateTime local = DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(localSeconds), DateTimeKind.Unspecified);
        return zone.IsInvalidTime(local) ? null : (long)zone.GetUtcOffset(local).TotalSeconds;
    }
}
