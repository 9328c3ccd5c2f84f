namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Standard normal numbers from a seed: the same case gives the same answer.</summary>
internal sealed class NormalDraws(int seed)
{
#pragma warning disable CA5394 // Nothing here needs to be unpredictable.
    private readonly Random _random = new(seed);

    /// <summary>Box and Muller's transform.</summary>
    public double Next() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
#pragma warning restore CA5394
}
