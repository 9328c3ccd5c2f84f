using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Standard normal numbers one after the other from a seed: the same case gives the same answer.</summary>
internal sealed class NormalDraws(int seed)
{
    private readonly ulong _seed = SeededNoise.Mix((ulong)seed, 1);
    private long _next;

    public double Next() => SeededNoise.Gaussian(_seed, _next++);
}
