using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>Repeatable standard normal values of one unit, one after another.</summary>
internal struct UnitNoise(ulong seed, long unit)
{
    private readonly ulong _seed = SeededNoise.Mix(seed, unchecked((ulong)unit));
    private long _next;

    public double Next() => SeededNoise.Gaussian(_seed, _next++);

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Pick(int count) => (int)(SeededNoise.Uniform(_seed, _next++) * count);
}
