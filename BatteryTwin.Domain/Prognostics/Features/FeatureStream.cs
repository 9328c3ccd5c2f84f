using System.Numerics;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// The features of one asset, tick by tick, from nothing but its ticks so far. Work and memory per tick are bounded by the longest window,
/// however long the asset lives. A missing sensor value counts as the last one known, or as the condition's mean before any. Not thread-safe.
/// </summary>
public sealed class FeatureStream
{
    /// <summary>Spikes are held within this many spreads.</summary>
    private const float Bound = 8;

    private readonly FeaturePlan _plan;
    private readonly int _stride;
    private readonly int _capacity;
    private readonly float[] _ring;
    private readonly float[] _tick;
    private readonly double[] _sum;
    private readonly double[] _squares;
    private readonly double[] _moments;
    private readonly float[] _baseline;
    private readonly WindowSums _window;
    private readonly float[] _raw;

    internal FeatureStream(FeaturePlan plan)
    {
        _plan = plan;
        int lanes = Vector<float>.Count;
        _stride = (plan.Channels + lanes - 1) / lanes * lanes;
        _capacity = FeaturePlan.Windows[^1];
        _ring = new float[_capacity * _stride];
        _tick = new float[_stride];
        _sum = new double[plan.Channels];
        _squares = new double[plan.Channels];
        _moments = new double[plan.Channels];
        _baseline = new float[plan.Channels];
        _window = new WindowSums(_stride, FeaturePlan.Windows);
        _raw = new float[plan.Sensors.Length];
    }

    /// <summary>Ticks taken.</summary>
    public int Age { get; private set; }

    /// <summary>How the asset's last ticks fit what the model was trained on.</summary>
    public DomainWatch Domain { get; } = new();

    /// <summary>Channels of the last tick: normalised sensors, then directions.</summary>
    public ReadOnlySpan<float> Channels => _tick.AsSpan(0, _plan.Channels);

    /// <summary>Takes one tick.</summary>
    /// <param name="settings">Operating settings in the plan's order.</param>
    /// <param name="sensors">Sensor values in the plan's order; NaN = missing.</param>
    public void Take(ReadOnlySpan<float> settings, ReadOnlySpan<float> sensors)
    {
        int condition = _plan.Conditions.Nearest(settings, out float distance);
        _plan.Normalisation.Apply(condition, sensors, _raw);
        Domain.Take(_plan.Domain, _plan.Conditions, condition, distance, _raw);
        for (int i = 0; i < _raw.Length; i++)
        {
            _tick[i] = float.IsNaN(_raw[i]) ? _tick[i] : Math.Clamp(_raw[i], -Bound, Bound);
        }

        int used = _plan.Sensors.Length;
        _plan.Fusion.Apply(_tick.AsSpan(0, used), _tick.AsSpan(used));
        _tick.CopyTo(_ring.AsSpan(Age % _capacity * _stride));
        for (int channel = 0; channel < _sum.Length; channel++)
        {
            double x = _tick[channel];
            _sum[channel] += x;
            _squares[channel] += x * x;
            _moments[channel] += x * Age;
        }

        Age++;
        if (Age <= FeaturePlan.BaselineTicks)
        {
            for (int channel = 0; channel < _sum.Length; channel++)
            {
                _baseline[channel] = (float)(_sum[channel] / Age);
            }
        }
    }

    /// <summary>The features as of the last tick.</summary>
    /// <param name="features">As many as <see cref="FeaturePlan.Features"/>.</param>
    public void Write(Span<float> features)
    {
        _window.Fill(_ring, Age, _capacity);
        IReadOnlyList<FeatureDefinition> definitions = _plan.Features;
        for (int i = 0; i < definitions.Count; i++)
        {
            FeatureDefinition feature = definitions[i];
            features[i] = feature.Statistic switch
            {
                FeatureStatistic.Age => Age,
                FeatureStatistic.Last => _tick[feature.Channel],
                FeatureStatistic.Drift => _window.Mean(feature.Window, feature.Channel) - _baseline[feature.Channel],
                _ when feature.Window == FeatureDefinition.SinceNew => SinceNew(feature.Statistic, feature.Channel),
                FeatureStatistic.Mean => _window.Mean(feature.Window, feature.Channel),
                FeatureStatistic.Sd => _window.Sd(feature.Window, feature.Channel),
                _ => _window.Slope(feature.Window, feature.Channel),
            };
        }
    }

    private float SinceNew(FeatureStatistic statistic, int channel)
    {
        double mean = _sum[channel] / Age;
        switch (statistic)
        {
            case FeatureStatistic.Mean:
                return (float)mean;
            case FeatureStatistic.Sd:
                return (float)Math.Sqrt(Math.Max(0, (_squares[channel] / Age) - (mean * mean)));
            default:
                double centre = (Age - 1) / 2.0;
                double spread = (((double)Age * Age) - 1) / 12;
                return spread > 0 ? (float)(((_moments[channel] / Age) - (centre * mean)) / spread) : 0;
        }
    }
}
