using System.Numerics;
using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// Sums over the last ticks of all channels at once, in one pass from the newest tick back; windows longer than the asset is old hold
/// what there is. Nothing is carried from tick to tick, so rounding cannot build up.
/// </summary>
internal sealed class WindowSums(int stride, IReadOnlyList<int> windows)
{
    private readonly float[][] _sum = [.. windows.Select(_ => new float[stride])];
    private readonly float[][] _squares = [.. windows.Select(_ => new float[stride])];
    private readonly float[][] _back = [.. windows.Select(_ => new float[stride])];
    private readonly int[] _length = new int[windows.Count];

    /// <param name="ring">The last ticks, tick t at row t modulo the capacity.</param>
    /// <param name="age">Ticks so far, at least one.</param>
    /// <param name="capacity">Rows of the ring.</param>
    public void Fill(float[] ring, int age, int capacity)
    {
        int window = 0;
        int longest = Math.Min(age, capacity);
        Clear(0);
        for (int back = 0; back < longest; back++)
        {
            while (back == windows[window])
            {
                Pass(window, window + 1, back);
                window++;
            }

            Add(window, ring.AsSpan((age - 1 - back) % capacity * stride, stride), back);
        }

        for (; window < windows.Count; window++)
        {
            Pass(window, window + 1, longest);
        }
    }

    public float Mean(int window, int channel)
    {
        int at = IndexOf(window);
        return _sum[at][channel] / _length[at];
    }

    public float Sd(int window, int channel)
    {
        int at = IndexOf(window);
        double mean = _sum[at][channel] / (double)_length[at];
        return (float)Math.Sqrt(Math.Max(0, (_squares[at][channel] / (double)_length[at]) - (mean * mean)));
    }

    /// <summary>Least-squares slope per tick; 0 for a single tick.</summary>
    public float Slope(int window, int channel)
    {
        int at = IndexOf(window);
        double n = _length[at];
        double spread = ((n * n) - 1) / 12;
        // Sums go back in time, so the sign turns.
        return spread > 0 ? (float)((((n - 1) / 2 * _sum[at][channel]) - _back[at][channel]) / n / spread) : 0;
    }

    private int IndexOf(int window)
    {
        int at = 0;
        while (windows[at] != window)
        {
            at++;
        }

        return at;
    }

    private void Clear(int window)
    {
        Array.Clear(_sum[window]);
        Array.Clear(_squares[window]);
        Array.Clear(_back[window]);
    }

    /// <summary>Closes a window; the next one begins with its sums.</summary>
    private void Pass(int window, int next, int length)
    {
        _length[window] = length;
        if (next < windows.Count)
        {
            _sum[window].CopyTo(_sum[next], 0);
            _squares[window].CopyTo(_squares[next], 0);
            _back[window].CopyTo(_back[next], 0);
        }
    }

    private void Add(int window, ReadOnlySpan<float> tick, int back)
    {
        ReadOnlySpan<Vector<float>> values = MemoryMarshal.Cast<float, Vector<float>>(tick);
        Span<Vector<float>> sum = MemoryMarshal.Cast<float, Vector<float>>(_sum[window].AsSpan());
        Span<Vector<float>> squares = MemoryMarshal.Cast<float, Vector<float>>(_squares[window].AsSpan());
        Span<Vector<float>> moments = MemoryMarshal.Cast<float, Vector<float>>(_back[window].AsSpan());
        Vector<float> position = new(back);
        for (int i = 0; i < values.Length; i++)
        {
            sum[i] += values[i];
            squares[i] += values[i] * values[i];
            moments[i] += values[i] * position;
        }
    }
}
