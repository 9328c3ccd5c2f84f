using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>
/// Keys by their raw bytes. Look-ups take no lock and allocate nothing; additions take one. Only grows: <see cref="SeriesKeyCache"/>
/// replaces a table that got too large.
/// </summary>
internal sealed class InternTable
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    // Unknown to senders, so that nobody can prepare keys that collide.
    private static readonly ulong s_seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    private readonly Lock _adding = new();
    private InternedKey?[] _slots = new InternedKey?[1024];
    private readonly Dictionary<string, byte[]> _fieldNames = new(StringComparer.Ordinal);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public InternedKey? Find(InternedKey? parent, ReadOnlySpan<byte> raw)
    {
        ulong hash = HashOf(parent, raw);
        InternedKey?[] slots = Volatile.Read(ref _slots);
        int mask = slots.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            InternedKey? key = Volatile.Read(ref slots[at]);
            if (key is null)
            {
                return null;
            }

            if (key.Hash == hash && key.Parent == parent && raw.SequenceEqual(key.Raw))
            {
                return key;
            }
        }
    }

    /// <summary>The key for these bytes, made by <paramref name="make"/> (number, raw bytes, hash) when it is new.</summary>
    public InternedKey Add(InternedKey? parent, ReadOnlySpan<byte> raw, Func<int, byte[], ulong, InternedKey> make)
    {
        lock (_adding)
        {
            if (Find(parent, raw) is { } known)
            {
                return known;
            }

            if (_count >= _slots.Length / 2)
            {
                Grow();
            }

            InternedKey key = make(_count, parent is null ? raw.ToArray() : FieldName(raw), HashOf(parent, raw));
            Place(_slots, key);
            Volatile.Write(ref _count, _count + 1);
            parent?.Append(key);
            return key;
        }
    }

    /// <summary>One array for the same field of all heads: less memory, and it stays in the processor's cache.</summary>
    private byte[] FieldName(ReadOnlySpan<byte> raw)
    {
        string name = Encoding.Latin1.GetString(raw);
        if (!_fieldNames.TryGetValue(name, out byte[]? bytes))
        {
            _fieldNames[name] = bytes = raw.ToArray();
        }

        return bytes;
    }

    private void Grow()
    {
        InternedKey?[] larger = new InternedKey?[_slots.Length * 2];
        foreach (InternedKey? key in _slots)
        {
            if (key is not null)
            {
                Place(larger, key);
            }
        }

        Volatile.Write(ref _slots, larger);
    }

    private static void Place(InternedKey?[] slots, InternedKey key)
    {
        int mask = slots.Length - 1;
        int at = (int)key.Hash & mask;
        while (slots[at] is not null)
        {
            at = (at + 1) & mask;
        }

        Volatile.Write(ref slots[at], key);
    }

    private static ulong HashOf(InternedKey? parent, ReadOnlySpan<byte> raw)
    {
        ulong hash = s_seed ^ ((ulong)raw.Length * Multiplier) ^ (parent?.Hash ?? 0);
        while (raw.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(raw));
            raw = raw[sizeof(ulong)..];
        }

        ulong tail = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            tail |= (ulong)raw[i] << (8 * i);
        }

        return Mix(hash ^ tail);
    }

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, Multiplier, out ulong low);
        return high ^ low;
    }
}
