using System.Numerics;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Arrays of chunks, kept for the next ones: lengths are powers of two. Bounded; what does not fit is left to the garbage
/// collector. Guarded by the store's lock.
/// </summary>
internal sealed class LongBuffers
{
    private const int MinLength = 8;
    private const long MaxPooledLongs = 2L << 20;

    private readonly Stack<long[]>[] _byPower = [.. Enumerable.Range(0, 32).Select(_ => new Stack<long[]>())];
    private long _pooledLongs;

    /// <summary>An array of at least the length, with any content.</summary>
    public long[] Rent(int length)
    {
        int power = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, MinLength)));
        if (_byPower[power].TryPop(out long[]? pooled))
        {
            _pooledLongs -= pooled.Length;
            return pooled;
        }

        return new long[1 << power];
    }

    public void Return(long[] array)
    {
        if (array.Length >= MinLength && _pooledLongs + array.Length <= MaxPooledLongs)
        {
            _pooledLongs += array.Length;
            _byPower[BitOperations.Log2((uint)array.Length)].Push(array);
        }
    }
}
