namespace BatteryTwin.Domain.Prognostics.Networks;

/// <summary>A multilayer perceptron with two rectified hidden layers and one output, over standardised inputs.</summary>
/// <param name="Offset">Mean of each input in training.</param>
/// <param name="Scale">Spread of each input in training.</param>
/// <param name="Layers">Two hidden layers and the output.</param>
/// <param name="OutputOffset">Mean of the target.</param>
/// <param name="OutputScale">Spread of the target.</param>
public sealed record DenseNetwork(float[] Offset, float[] Scale, DenseLayer[] Layers, float OutputOffset, float OutputScale)
{
    /// <summary>Inputs are held within this many spreads, so that an outlier cannot drive the output anywhere.</summary>
    private const float Bound = 5;

    private const int PathSteps = 24;

    public double Predict(ReadOnlySpan<float> input)
    {
        float[] standard = new float[Offset.Length];
        Standardise(input, standard);
        return Output(standard, new float[Layers[0].Bias.Length], new float[Layers[1].Bias.Length]);
    }

    /// <summary>The output at the training mean of all inputs, which contributions are counted from.</summary>
    public double AtMean() => Output(new float[Offset.Length], new float[Layers[0].Bias.Length], new float[Layers[1].Bias.Length]);

    /// <summary>
    /// Each input's share in the output less the output at the mean, by gradients integrated along the straight way between the two
    /// (Sundararajan, Taly and Yan, Axiomatic attribution, ICML 2017). The shares are scaled to sum up exactly.
    /// </summary>
    public void AddContributions(ReadOnlySpan<float> input, double weight, ReadOnlySpan<int> places, Span<double> contributions)
    {
        int width = Offset.Length;
        float[] standard = new float[width];
        float[] point = new float[width];
        float[] gradient = new float[width];
        float[] first = new float[Layers[0].Bias.Length];
        float[] second = new float[Layers[1].Bias.Length];
        float[] back = new float[first.Length];
        Standardise(input, standard);
        for (int step = 0; step < PathSteps; step++)
        {
            float share = (step + 0.5f) / PathSteps;
            for (int i = 0; i < width; i++)
            {
                point[i] = standard[i] * share;
            }

            _ = Output(point, first, second);
            AddGradient(first, second, back, gradient);
        }

        double total = Output(standard, first, second) - AtMean();
        double sum = 0;
        for (int i = 0; i < width; i++)
        {
            sum += standard[i] * gradient[i];
        }

        // What the steps of the integral missed is spread in proportion; a sum near zero would blow it up.
        double size = Math.Abs(sum * OutputScale / PathSteps);
        double correction = size > 1e-6 && Math.Abs(total) < 10 * size ? total / (sum * OutputScale / PathSteps) : 1;
        for (int i = 0; i < width; i++)
        {
            contributions[places[i]] += weight * correction * standard[i] * gradient[i] * OutputScale / PathSteps;
        }
    }

    internal void Standardise(ReadOnlySpan<float> input, Span<float> standard)
    {
        for (int i = 0; i < Offset.Length; i++)
        {
            float value = (input[i] - Offset[i]) / Scale[i];
            standard[i] = float.IsNaN(value) ? 0 : Math.Clamp(value, -Bound, Bound);
        }
    }

    internal double Output(ReadOnlySpan<float> standard, Span<float> first, Span<float> second)
    {
        Layers[0].Forward(standard, first, rectify: true);
        Layers[1].Forward(first, second, rectify: true);
        Span<float> output = stackalloc float[1];
        Layers[2].Forward(second, output, rectify: false);
        return (output[0] * OutputScale) + OutputOffset;
    }

    /// <summary>Adds the output's gradient by the standardised inputs, given the hidden layers.</summary>
    private void AddGradient(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> back, Span<float> gradient)
    {
        Span<float> top = stackalloc float[second.Length];
        for (int i = 0; i < second.Length; i++)
        {
            top[i] = second[i] > 0 ? Layers[2].Weights[i] : 0;
        }

        back.Clear();
        Layers[1].Backward(top, back);
        for (int i = 0; i < first.Length; i++)
        {
            back[i] = first[i] > 0 ? back[i] : 0;
        }

        Layers[0].Backward(back, gradient);
    }
}
