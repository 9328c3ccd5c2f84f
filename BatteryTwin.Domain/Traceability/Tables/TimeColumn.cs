namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>Times of the rows in whole seconds of UTC, four bytes a row, from 1932 to 2068.</summary>
public sealed class TimeColumn
{
    private const int Missing = int.MinValue;

    private static readonly DateTimeOffset s_origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int[] _seconds = new int[256];

    public int Count { get; private set; }

    /// <summary>The time of a row; null where it has none.</summary>
    public DateTimeOffset? this[int row] => _seconds[row] == Missing ? null : s_origin.AddSeconds(_seconds[row]);

    /// <summary>Seconds since 2000-01-01 UTC; NaN where the row has no time.</summary>
    public double Seconds(int row) => _seconds[row] == Missing ? double.NaN : _seconds[row];

    /// <summary>The time of a number of seconds as <see cref="Seconds"/> counts them.</summary>
    public static DateTimeOffset TimeOf(double seconds) => s_origin.AddSeconds(seconds);

    /// <summary>Seconds since 2000-01-01 UTC of a time.</summary>
    public static double SecondsOf(DateTimeOffset time) => (time - s_origin).TotalSeconds;

    /// <summary>Null stands for no time; false when the time cannot be held.</summary>
    internal bool TryAdd(DateTimeOffset? time)
    {
        double seconds = time is { } given ? Math.Floor(SecondsOf(given)) : Missing;
        if (time is not null && !CanHold(time.Value))
        {
            return false;
        }

        if (Count == _seconds.Length)
        {
            Array.Resize(ref _seconds, Math.Max(256, Count * 2));
        }

        _seconds[Count++] = (int)seconds;
        return true;
    }

    /// <summary>Whether a time lies within what a column holds.</summary>
    internal static bool CanHold(DateTimeOffset time) => Math.Floor(SecondsOf(time)) is > Missing and <= int.MaxValue;

    /// <summary>Sets the time of a row; rows before it without one have none. True when it was another.</summary>
    internal bool Set(int row, DateTimeOffset time)
    {
        Pad(row + 1);
        int seconds = (int)Math.Floor(SecondsOf(time));
        bool isOther = _seconds[row] != seconds;
        _seconds[row] = seconds;
        return isOther;
    }

    /// <summary>Rows without a time up to a number of rows.</summary>
    internal void Pad(int count)
    {
        while (Count < count)
        {
            TryAdd(null);
        }
    }

    /// <summary>A column of its own with the same rows.</summary>
    internal TimeColumn Copy() => new() { _seconds = (int[])_seconds.Clone(), Count = Count };

    internal void Trim() => Array.Resize(ref _seconds, Count);
}
