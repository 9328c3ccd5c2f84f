using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Networks;

/// <summary>
/// Trains a small network on the squared error with Adam (Kingma and Ba 2015), weight decay apart from the gradient (Loshchilov and
/// Hutter 2019) and a step size that falls along half a cosine. One thread, deterministic by seed.
/// </summary>
public static class NetworkTraining
{
    private const float Decay1 = 0.9f;
    private const float Decay2 = 0.999f;

    /// <param name="inputs">Rows side by side.</param>
    /// <param name="width">Inputs per row.</param>
    /// <param name="targets">One per row.</param>
    /// <param name="options">Size and training.</param>
    /// <param name="cancel">Gives up.</param>
    public static DenseNetwork Train(float[] inputs, int width, float[] targets, NetworkOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        DenseNetwork network = Start(inputs, width, targets, options);
        float[] standard = new float[width];
        float[] wanted = Array.ConvertAll(targets, target => (target - network.OutputOffset) / network.OutputScale);
        int batch = Math.Min(options.BatchRows, targets.Length);
        int perEpoch = Math.Max(1, targets.Length / batch);
        int steps = Math.Max(options.MinSteps, options.Epochs * perEpoch);
        AdamState[] states = [.. network.Layers.SelectMany(layer => new[] { new AdamState(layer.Weights, options.WeightDecay), new AdamState(layer.Bias, 0) })];
        NetworkGradient gradient = new(network);
        int[] order = [.. Enumerable.Range(0, targets.Length)];
        for (int step = 0; step < steps; step++)
        {
            int at = step % perEpoch;
            if (at == 0)
            {
                cancel.ThrowIfCancellationRequested();
                Shuffle(order, SeededNoise.Mix(options.Seed, (ulong)(uint)step));
            }

            gradient.Clear();
            foreach (int row in order.AsSpan(at * batch, batch))
            {
                // A row at a time: a copy of all inputs would be as large as they are.
                network.Standardise(inputs.AsSpan(row * width, width), standard);
                gradient.Add(standard, wanted[row], 1f / batch);
            }

            float size = options.StepSize * 0.5f * (1 + MathF.Cos(MathF.PI * step / steps));
            for (int i = 0; i < states.Length; i++)
            {
                states[i].Step(gradient.Of(i), size, step + 1);
            }
        }

        return network;
    }

    private static DenseNetwork Start(float[] inputs, int width, float[] targets, NetworkOptions options)
    {
        float[] offset = new float[width];
        float[] scale = new float[width];
        for (int i = 0; i < width; i++)
        {
            (offset[i], scale[i]) = Spread(inputs, i, width);
        }

        (float mean, float sd) = Spread(targets, 0, 1);
        DenseLayer[] layers =
        [
            Layer(width, options.Hidden1, SeededNoise.Mix(options.Seed, 101)),
            Layer(options.Hidden1, options.Hidden2, SeededNoise.Mix(options.Seed, 102)),
            Layer(options.Hidden2, 1, SeededNoise.Mix(options.Seed, 103)),
        ];
        return new(offset, scale, layers, mean, sd);
    }

    /// <summary>Normal weights with variance 2/inputs (He et al. 2015).</summary>
    private static DenseLayer Layer(int inputs, int outputs, ulong seed)
    {
        float[] weights = new float[inputs * outputs];
        double sd = Math.Sqrt(2.0 / inputs);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(sd * SeededNoise.Gaussian(seed, i));
        }

        return new(weights, new float[outputs]);
    }

    private static (float Mean, float Sd) Spread(float[] values, int first, int stride)
    {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = first; i < values.Length; i += stride)
        {
            if (float.IsFinite(values[i]))
            {
                sum += values[i];
                squares += (double)values[i] * values[i];
                count++;
            }
        }

        double mean = count > 0 ? sum / count : 0;
        double sd = count > 0 ? Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))) : 0;
        return ((float)mean, sd > 1e-6 ? (float)sd : 1);
    }

    private static void Shuffle(int[] order, ulong seed)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = (int)(SeededNoise.Mix(seed, (ulong)(uint)i) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    /// <summary>Running means of a parameter's gradient and its square.</summary>
    private sealed class AdamState(float[] values, float decay)
    {
        private readonly float[] _mean = new float[values.Length];
        private readonly float[] _square = new float[values.Length];

        public void Step(float[] gradient, float size, int step)
        {
            float first = 1 / (1 - MathF.Pow(Decay1, step));
            float second = 1 / (1 - MathF.Pow(Decay2, step));
            for (int i = 0; i < values.Length; i++)
            {
                _mean[i] = (Decay1 * _mean[i]) + ((1 - Decay1) * gradient[i]);
                _square[i] = (Decay2 * _square[i]) + ((1 - Decay2) * gradient[i] * gradient[i]);
                values[i] -= size * ((_mean[i] * first / (MathF.Sqrt(_square[i] * second) + 1e-8f)) + (decay * values[i]));
            }
        }
    }
}
