namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// Directions through the normalised sensors along which wear shows: sums of many noisy sensors say more than each alone, and trees
/// cannot form sums. <c>wear</c> and <c>late wear</c> are least-squares fits (ridge) of the capped remaining life and of being near the
/// end; <c>drift 1…</c> the main directions in which assets leave their own first state, for which no life is looked at.
/// </summary>
/// <param name="Names">One per direction.</param>
/// <param name="Weights">By direction, then sensor.</param>
public sealed record SensorFusion(string[] Names, float[][] Weights)
{
    public void Apply(ReadOnlySpan<float> sensors, Span<float> fused)
    {
        for (int k = 0; k < Weights.Length; k++)
        {
            float sum = 0;
            float[] weights = Weights[k];
            for (int i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * sensors[i];
            }

            fused[k] = sum;
        }
    }
}
