namespace BatteryTwin.Domain.Prognostics.Networks;

/// <summary>Gradient of half the squared error by all parameters of a network, summed over a batch (back-propagation).</summary>
internal sealed class NetworkGradient(DenseNetwork network)
{
    private readonly float[][] _parts = [.. network.Layers.SelectMany(layer => new[] { new float[layer.Weights.Length], new float[layer.Bias.Length] })];
    private readonly float[] _first = new float[network.Layers[0].Bias.Length];
    private readonly float[] _second = new float[network.Layers[1].Bias.Length];
    private readonly float[] _backFirst = new float[network.Layers[0].Bias.Length];
    private readonly float[] _backSecond = new float[network.Layers[1].Bias.Length];

    /// <summary>Weights and bias of each layer in turn.</summary>
    public float[] Of(int part) => _parts[part];

    public void Clear() => Array.ForEach(_parts, Array.Clear);

    public void Add(ReadOnlySpan<float> input, float wanted, float weight)
    {
        DenseLayer[] layers = network.Layers;
        Span<float> output = stackalloc float[1];
        layers[0].Forward(input, _first, rectify: true);
        layers[1].Forward(_first, _second, rectify: true);
        layers[2].Forward(_second, output, rectify: false);
        output[0] = (output[0] - wanted) * weight;
        Layer(2, output, _second);
        Back(layers[2], output, _second, _backSecond);
        Layer(1, _backSecond, _first);
        Back(layers[1], _backSecond, _first, _backFirst);
        Layer(0, _backFirst, input);
    }

    private static void Back(DenseLayer layer, ReadOnlySpan<float> gradient, ReadOnlySpan<float> hidden, Span<float> back)
    {
        back.Clear();
        layer.Backward(gradient, back);
        for (int i = 0; i < back.Length; i++)
        {
            back[i] = hidden[i] > 0 ? back[i] : 0;
        }
    }

    private void Layer(int layer, ReadOnlySpan<float> gradient, ReadOnlySpan<float> input)
    {
        float[] weights = _parts[2 * layer];
        float[] bias = _parts[(2 * layer) + 1];
        for (int o = 0; o < gradient.Length; o++)
        {
            if (gradient[o] != 0)
            {
                DenseLayer.AddScaled(input, gradient[o], weights.AsSpan(o * input.Length, input.Length));
                bias[o] += gradient[o];
            }
        }
    }
}
