using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// The operating conditions a fleet runs under, found by clustering its settings. How many there are is decided by what they explain:
/// the fewest clusters within which the sensors spread about as little as within any number tried. Without settings there is one.
/// </summary>
/// <param name="Centres">Settings in the middle of each condition, in units of <paramref name="Scale"/>.</param>
/// <param name="Offset">Mean of each setting.</param>
/// <param name="Scale">Spread of each setting; 1 for a constant one.</param>
/// <param name="Radius">Largest distance of a training row from its condition's centre, in units of the scale.</param>
public sealed record OperatingConditions(float[][] Centres, float[] Offset, float[] Scale, float[] Radius)
{
    /// <summary>One condition for everything.</summary>
    public static OperatingConditions Single { get; } = new([[]], [], [], [0]);

    [JsonIgnore]
    public int Count => Centres.Length;

    /// <summary>The nearest condition; the first one when a setting is missing.</summary>
    /// <param name="settings">One value per setting.</param>
    /// <param name="distance">How far away its centre is.</param>
    public int Nearest(ReadOnlySpan<float> settings, out float distance)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int condition = 0; condition < Centres.Length; condition++)
        {
            double sum = 0;
            float[] centre = Centres[condition];
            for (int i = 0; i < centre.Length; i++)
            {
                double d = ((settings[i] - Offset[i]) / Scale[i]) - centre[i];
                sum += d * d;
            }

            if (sum < least)
            {
                (least, nearest) = (sum, condition);
            }
        }

        distance = double.IsPositiveInfinity(least) ? float.NaN : (float)Math.Sqrt(least);
        return nearest;
    }
}
