namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// A row's first and second derivative as whole numbers in one 64-bit word, the first in the upper half: sums of words are sums of
/// both, exact in any order, so histograms do not depend on how work is spread over threads. The steps are so small (at most 2⁻¹⁵ of the
/// largest derivative) and rounding so unbiased that splits are those of the exact numbers; leaf values are computed from the exact ones.
/// </summary>
internal sealed class PackedGradients
{
    private const double MostSteps = 1 << 15;

    /// <param name="gradients">First derivatives.</param>
    /// <param name="hessians">Second derivatives.</param>
    /// <param name="maxHessian">Upper bound of the second ones.</param>
    /// <param name="words">Takes the words.</param>
    public PackedGradients(ReadOnlySpan<float> gradients, ReadOnlySpan<float> hessians, double maxHessian, Span<long> words)
    {
        float most = 0;
        foreach (float gradient in gradients)
        {
            most = Math.Max(most, Math.Abs(gradient));
        }

        // No sum over all rows may leave its half of the word.
        double steps = Math.Min(MostSteps, (double)(1 << 30) / Math.Max(1, gradients.Length));
        GradientStep = (float)(most > 0 ? most / steps : 1);
        HessianStep = (float)(maxHessian / steps);
        for (int i = 0; i < gradients.Length; i++)
        {
            long g = (long)MathF.Round(gradients[i] / GradientStep);
            long h = (long)MathF.Round(hessians[i] / HessianStep);
            words[i] = (g << 32) + h;
        }
    }

    public float GradientStep { get; }

    public float HessianStep { get; }
}
