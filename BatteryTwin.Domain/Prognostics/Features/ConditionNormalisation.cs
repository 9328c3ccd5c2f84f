namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// Brings each sensor to mean 0 and spread 1 under each operating condition, so that what is left is wear and noise. A missing value
/// stays missing.
/// </summary>
/// <param name="Mean">By condition, then sensor.</param>
/// <param name="Sd">By condition, then sensor; 1 where a sensor does not move.</param>
public sealed record ConditionNormalisation(float[][] Mean, float[][] Sd)
{
    public void Apply(int condition, ReadOnlySpan<float> sensors, Span<float> normalised)
    {
        float[] mean = Mean[condition];
        float[] sd = Sd[condition];
        for (int i = 0; i < sensors.Length; i++)
        {
            normalised[i] = (sensors[i] - mean[i]) / sd[i];
        }
    }

    internal static ConditionNormalisation Of(float[][] sensors, int[] conditions, int count)
    {
        int width = sensors.Length == 0 ? 0 : sensors[0].Length;
        float[][] mean = [.. Enumerable.Range(0, count).Select(_ => new float[width])];
        float[][] sd = [.. Enumerable.Range(0, count).Select(_ => new float[width])];
        for (int i = 0; i < width; i++)
        {
            SensorScale[] scales = SensorScale.ByCondition(sensors, conditions, count, i);
            for (int k = 0; k < count; k++)
            {
                mean[k][i] = (float)scales[k].Mean;
                // A 32-bit float cannot tell a smaller spread from rounding.
                sd[k][i] = scales[k].Sd > 1e-6 * Math.Max(1e-6, Math.Abs(scales[k].Mean)) ? (float)scales[k].Sd : 1;
            }
        }

        return new(mean, sd);
    }
}
