using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.Production;

/// <summary>
/// Repeatable randomness without state: every number is a function of a seed and an index, so a simulated signal has the same value
/// whenever and in whatever order it is asked for.
/// </summary>
public static class SeededNoise
{
    private const int TableBits = 16;
    private static readonly float[] s_quantiles = Quantiles();

    /// <summary>Mixes two numbers into 64 well-spread bits (the finalizer of SplitMix64, Steele, Lea and Flood 2014).</summary>
    public static ulong Mix(ulong seed, ulong index)
    {
        ulong z = seed + (index * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A seed for a named part of something seeded (FNV-1a over the name, mixed with the seed).</summary>
    public static ulong Seed(ulong seed, string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return Mix(seed, hash);
    }

    /// <summary>Uniform on [0, 1).</summary>
    public static double Uniform(ulong seed, long index) => (Mix(seed, unchecked((ulong)index)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, cut at ±4.3.</summary>
    public static double Gaussian(ulong seed, long index) => FromBits(Mix(seed, unchecked((ulong)index)));

    /// <summary>
    /// Smooth noise with unit variance: independent normal values every <paramref name="period"/>, blended in between so that the variance
    /// stays one. <paramref name="time"/> and <paramref name="period"/> share a unit.
    /// </summary>
    public static double Smooth(ulong seed, double time, double period)
    {
        double position = time / period;
        double cell = Math.Floor(position);
        double u = position - cell;
        double right = u * u * (3 - (2 * u));
        double left = 1 - right;
        long index = (long)cell;
        return ((left * Gaussian(seed, index)) + (right * Gaussian(seed, index + 1))) / Math.Sqrt((left * left) + (right * right));
    }

    /// <summary>Standard normal from the lowest 16 bits, by a table of quantiles.</summary>
    internal static double FromBits(ulong bits) => s_quantiles[bits & ((1 << TableBits) - 1)];

    private static float[] Quantiles()
    {
        float[] table = new float[1 << TableBits];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = (float)Normal.InvCDF(0, 1, (i + 0.5) / table.Length);
        }

        return table;
    }
}
