namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Worth of a coalition: the logarithm of the share of units, with half a unit added so that what was not seen is rare, not impossible.</summary>
internal sealed class CoalitionWorth
{
    private const double Prior = 0.5;

    private readonly double[] _byCount;

    public CoalitionWorth(int units) => _byCount = [.. Enumerable.Range(0, units + 1).Select(count => Math.Log((count + Prior) / (units + (2 * Prior))))];

    public double this[int count] => _byCount[count];
}
