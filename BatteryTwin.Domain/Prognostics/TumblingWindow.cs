namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Cuts a stream of values into windows of equal length, aligned to the epoch, by the values' own time. A window closes when a value of
/// a later one comes; values older than the open window are counted and passed over. Not thread-safe.
/// </summary>
public sealed class TumblingWindow
{
    /// <summary>A window never holds more values than this; further ones replace none and are passed over.</summary>
    public const int Capacity = 4096;

    private readonly long _lengthNs;
    private readonly List<double> _values = [];
    private long _index = long.MinValue;

    public TumblingWindow(TimeSpan length) => _lengthNs = length.Ticks * 100;

    /// <summary>Values that came after their window had closed.</summary>
    public long LateCount { get; private set; }

    /// <summary>Adds a value; when it opens a new window, <paramref name="closed"/> holds the values of the one before.</summary>
    /// <returns>True when a window with at least one value closed.</returns>
    public bool Add(long timeNs, double value, out double[] closed)
    {
        closed = [];
        long index = Math.DivRem(timeNs, _lengthNs).Quotient;
        if (index < _index)
        {
            LateCount++;
            return false;
        }

        if (index > _index)
        {
            closed = [.. _values];
            _values.Clear();
            _index = index;
        }

        if (_values.Count < Capacity)
        {
            _values.Add(value);
        }

        return closed.Length > 0;
    }
}
