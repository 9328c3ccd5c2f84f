namespace BatteryTwin.Domain.Prognostics.Drift;

/// <summary>What training saw of one input in healthy assets: the deciles of its values, scaled by operating condition.</summary>
/// <param name="Name">Sensor.</param>
/// <param name="Edges">The nine inner deciles, ascending, in spreads from the mean of the operating condition.</param>
/// <param name="Shares">Share of training values in each of the ten bins: not quite equal where values repeat.</param>
/// <param name="Usual">Stability index that nineteen of twenty training assets, each by itself against all, stay below: assets differ without any drift.</param>
public sealed record InputRange(string Name, float[] Edges, double[] Shares, double Usual)
{
    public const int Bins = 10;

    /// <summary>Bin of a value, 0 to 9.</summary>
    public int BinOf(float value)
    {
        int bin = 0;
        while (bin < Edges.Length && value > Edges[bin])
        {
            bin++;
        }

        return bin;
    }
}
