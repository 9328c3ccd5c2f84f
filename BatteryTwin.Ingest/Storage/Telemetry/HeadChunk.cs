using System.Buffers;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Uncompressed points of one series, in order of arrival until someone needs them in order of time. Guarded by the store's
/// lock; once closed and normalized it does not change any more.
/// </summary>
internal sealed class HeadChunk(FieldType type, long firstLogFile, LongBuffers buffers)
{
    private const int FirstCapacity = 8;

    private long[] _timesNs = buffers.Rent(FirstCapacity);
    private long[] _bits = type == FieldType.String ? [] : buffers.Rent(FirstCapacity);
    private string[] _texts = type == FieldType.String ? new string[FirstCapacity] : [];
    private bool _ascending = true;

    public int Count { get; private set; }

    /// <summary>Number of the log file that holds the chunk's first point.</summary>
    public long FirstLogFile { get; } = firstLogFile;

    /// <summary>Sequence number of the last log record that added to the chunk.</summary>
    public ulong LastSequence { get; set; }

    public long TextChars { get; private set; }

    public ReadOnlySpan<long> TimesNs => _timesNs.AsSpan(0, Count);

    public ReadOnlySpan<long> Bits => type == FieldType.String ? [] : _bits.AsSpan(0, Count);

    public ReadOnlySpan<string> Texts => type == FieldType.String ? _texts.AsSpan(0, Count) : [];

    public void Add(long timeNs, long bits)
    {
        if (Count == _timesNs.Length || Count == _bits.Length)
        {
            Grow();
        }

        _ascending &= Count == 0 || timeNs > _timesNs[Count - 1];
        _timesNs[Count] = timeNs;
        _bits[Count++] = bits;
    }

    public void Add(long timeNs, string text)
    {
        if (Count == _timesNs.Length || Count == _texts.Length)
        {
            Grow();
        }

        _ascending &= Count == 0 || timeNs > _timesNs[Count - 1];
        _timesNs[Count] = timeNs;
        _texts[Count++] = text;
        TextChars += text.Length;
    }

    /// <summary>Sorts by time and keeps the last arrived of equal times; returns how many points went.</summary>
    public int Normalize()
    {
        if (_ascending)
        {
            return 0;
        }

        int[] arrival = ArrayPool<int>.Shared.Rent(Count);
        for (int i = 0; i < Count; i++)
        {
            arrival[i] = i;
        }

        Array.Sort(_timesNs, arrival, 0, Count);
        int kept = KeepLastArrived(arrival);
        Reorder(arrival, kept);
        ArrayPool<int>.Shared.Return(arrival);
        int dropped = Count - kept;
        Count = kept;
        _ascending = true;
        return dropped;
    }

    /// <summary>
    /// Takes the points of a later chunk that lie within this one's time, so that the blocks of the two will not overlap; both
    /// must be normalized. Returns how many it took. None when they are many: then it is no matter of a few late points.
    /// </summary>
    public int TakeLate(HeadChunk later)
    {
        int start = SortedTimes.LowerBound(later.TimesNs, _timesNs[0]);
        int end = start;
        while (end < later.Count && later._timesNs[end] <= _timesNs[Count - 1])
        {
            end++;
        }

        if (start == end || end - start > Count / 4)
        {
            return 0;
        }

        for (int i = start; i < end; i++)
        {
            if (type == FieldType.String)
            {
                Add(later._timesNs[i], later._texts[i]);
            }
            else
            {
                Add(later._timesNs[i], later._bits[i]);
            }
        }

        later.Remove(start, end);
        return end - start;
    }

    /// <summary>Gives the buffers back; the chunk must not be used afterwards.</summary>
    public void Release()
    {
        ReturnLongs(ref _timesNs);
        ReturnLongs(ref _bits);
        _texts = [];
        Count = 0;
    }

    /// <summary>Moves distinct times to the front, each with its latest arrival.</summary>
    private int KeepLastArrived(int[] arrival)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (kept > 0 && _timesNs[kept - 1] == _timesNs[i])
            {
                arrival[kept - 1] = Math.Max(arrival[kept - 1], arrival[i]);
                continue;
            }

            _timesNs[kept] = _timesNs[i];
            arrival[kept++] = arrival[i];
        }

        return kept;
    }

    private void Remove(int start, int end)
    {
        foreach (string text in Texts.IsEmpty ? [] : Texts[start..end])
        {
            TextChars -= text.Length;
        }

        _timesNs.AsSpan(end, Count - end).CopyTo(_timesNs.AsSpan(start));
        if (type == FieldType.String)
        {
            _texts.AsSpan(end, Count - end).CopyTo(_texts.AsSpan(start));
        }
        else
        {
            _bits.AsSpan(end, Count - end).CopyTo(_bits.AsSpan(start));
        }

        Count -= end - start;
    }

    private void Reorder(int[] arrival, int kept)
    {
        if (type == FieldType.String)
        {
            string[] texts = new string[_texts.Length];
            for (int i = 0; i < kept; i++)
            {
                texts[i] = _texts[arrival[i]];
            }

            _texts = texts;
            return;
        }

        long[] bits = buffers.Rent(_bits.Length);
        for (int i = 0; i < kept; i++)
        {
            bits[i] = _bits[arrival[i]];
        }

        ReturnLongs(ref _bits);
        _bits = bits;
    }

    private void Grow()
    {
        GrowLongs(ref _timesNs);
        if (type == FieldType.String)
        {
            Array.Resize(ref _texts, Count * 2);
        }
        else
        {
            GrowLongs(ref _bits);
        }
    }

    private void GrowLongs(ref long[] array)
    {
        long[] larger = buffers.Rent(Count * 2);
        array.AsSpan(0, Count).CopyTo(larger);
        ReturnLongs(ref array);
        array = larger;
    }

    private void ReturnLongs(ref long[] array)
    {
        if (array.Length > 0)
        {
            buffers.Return(array);
            array = [];
        }
    }
}
