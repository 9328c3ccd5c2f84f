using System.Runtime.InteropServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// A batch as one log record, in columns: count, series numbers and times (each as step from the one before), value bits as
/// they are, then the texts that the bits of text series point into. Reused for one record after the other.
/// </summary>
internal sealed class BatchRecord
{
    private int[] _seriesIds = [];
    private long[] _timesNs = [];
    private long[] _bits = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> SeriesIds => _seriesIds.AsSpan(0, Count);

    public ReadOnlySpan<long> TimesNs => _timesNs.AsSpan(0, Count);

    public ReadOnlySpan<long> Bits => _bits.AsSpan(0, Count);

    public string[] Texts { get; private set; } = [];

    /// <summary>Appends the payload for a batch whose series i is <paramref name="series"/>[i].</summary>
    public static void Encode(TelemetryBatch batch, ReadOnlySpan<StoredSeries> series, ByteWriter writer)
    {
        writer.Varint((ulong)batch.Count);
        Span<byte> target = writer.Peek(batch.Count * 5);
        int length = 0;
        int previousId = 0;
        foreach (int index in batch.SeriesIndexes)
        {
            int id = series[index].Id;
            length += ByteCoding.WriteVarint(target[length..], ByteCoding.ZigZag(id - previousId));
            previousId = id;
        }

        writer.Advance(length);
        target = writer.Peek(batch.Count * ByteCoding.MaxVarintBytes);
        length = 0;
        long previousNs = 0;
        foreach (long timeNs in batch.TimesNs)
        {
            length += ByteCoding.WriteVarint(target[length..], ByteCoding.ZigZag(unchecked(timeNs - previousNs)));
            previousNs = timeNs;
        }

        writer.Advance(length);
        writer.Bytes(MemoryMarshal.AsBytes(batch.ValueBits));
        writer.Varint((ulong)batch.Texts.Count);
        foreach (string text in batch.Texts)
        {
            TextCoding.Write(writer, text);
        }
    }

    /// <summary>Replaces the content by a decoded payload, or by nothing when the payload is none.</summary>
    public bool TryDecode(ReadOnlySpan<byte> payload)
    {
        try
        {
            Decode(payload);
            return true;
        }
        catch (DamagedBlockException)
        {
            Count = 0;
            return false;
        }
    }

    /// <summary>Replaces the content by a decoded payload.</summary>
    /// <exception cref="DamagedBlockException">The payload is none.</exception>
    public void Decode(ReadOnlySpan<byte> payload)
    {
        ByteReader reader = new(payload);
        int count = reader.Count(payload.Length);
        Ensure(count);
        Count = 0;
        long id = 0;
        for (int i = 0; i < count; i++)
        {
            id += reader.Signed();
            _seriesIds[i] = (int)id;
        }

        long timeNs = 0;
        for (int i = 0; i < count; i++)
        {
            timeNs = unchecked(timeNs + reader.Signed());
            _timesNs[i] = timeNs;
        }

        reader.Bytes(count * sizeof(long)).CopyTo(MemoryMarshal.AsBytes(_bits.AsSpan()));
        Texts = new string[reader.Count(payload.Length)];
        for (int i = 0; i < Texts.Length; i++)
        {
            Texts[i] = TextCoding.Read(ref reader);
        }

        Count = count;
    }

    private void Ensure(int count)
    {
        if (_timesNs.Length < count)
        {
            _seriesIds = new int[count];
            _timesNs = new long[count];
            _bits = new long[count];
        }
    }
}
