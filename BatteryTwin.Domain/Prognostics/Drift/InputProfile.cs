using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;

namespace BatteryTwin.Domain.Prognostics.Drift;

/// <summary>
/// What the inputs of healthy training assets looked like, kept with a model so that live inputs can be compared with it. Healthy = at least
/// <see cref="HealthyShare"/> of the cap was left: worn assets differ by nature, and live ones are mostly healthy.
/// </summary>
/// <param name="Inputs">By sensor.</param>
public sealed record InputProfile(IReadOnlyList<InputRange> Inputs)
{
    /// <summary>Share of the cap from which an asset counts as healthy.</summary>
    public const double HealthyShare = 0.8;

    private const int MostRows = 20_000;
    private const int MostInputs = 200;
    private const double UsualQuantile = 0.95;

    /// <param name="plan">Scales the sensors.</param>
    /// <param name="frame">Training histories.</param>
    /// <param name="life">Capped remaining life by row; NaN = not known.</param>
    /// <param name="cap">The cap.</param>
    /// <param name="cancel">Gives up.</param>
    public static InputProfile Of(FeaturePlan plan, HistoryFrame frame, float[] life, double cap, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(life);
        int width = Math.Min(plan.Sensors.Length, MostInputs);
        int step = Math.Max(1, frame.Rows / MostRows);
        List<float>[][] byAsset = new List<float>[frame.Assets.Length][];
        for (int asset = 0; asset < byAsset.Length; asset++)
        {
            cancel.ThrowIfCancellationRequested();
            byAsset[asset] = Healthy(plan, frame, asset, life, cap, width, step);
        }

        return new([.. Enumerable.Range(0, width).Select(input => Range(plan.Sensors[input], [.. byAsset.Select(asset => asset[input])]))]);
    }

    private static List<float>[] Healthy(FeaturePlan plan, HistoryFrame frame, int asset, float[] life, double cap, int width, int step)
    {
        List<float>[] values = [.. Enumerable.Range(0, width).Select(_ => new List<float>())];
        FeatureStream stream = plan.Begin();
        float[] settings = new float[plan.Settings.Length];
        float[] sensors = new float[plan.Sensors.Length];
        for (int row = frame.Starts[asset]; row < frame.Starts[asset + 1]; row++)
        {
            FeaturePlanFit.Copy(frame.Settings, row, settings);
            FeaturePlanFit.Copy(frame.Inputs, row, sensors);
            stream.Take(settings, sensors);
            if (row % step == 0 && life[row] >= HealthyShare * cap)
            {
                for (int input = 0; input < width; input++)
                {
                    values[input].Add(stream.Channels[input]);
                }
            }
        }

        return values;
    }

    private static InputRange Range(string name, List<float>[] byAsset)
    {
        float[] all = [.. byAsset.SelectMany(values => values).Order()];
        float[] edges = all.Length == 0 ? [] : [.. Enumerable.Range(1, InputRange.Bins - 1).Select(decile => all[Math.Min(all.Length - 1, decile * all.Length / InputRange.Bins)])];
        InputRange range = new(name, edges, new double[InputRange.Bins], 0);
        double[] counts = Counts(range, all);
        double[] indices = [.. byAsset.Where(values => values.Count >= InputRange.Bins).Select(values => PopulationStability.Index(counts, Counts(range, values))).Order()];
        return range with
        {
            Shares = Array.ConvertAll(counts, count => all.Length == 0 ? 0 : count / all.Length),
            Usual = indices.Length == 0 ? 0 : indices[(int)Math.Ceiling(UsualQuantile * indices.Length) - 1],
        };
    }

    private static double[] Counts(InputRange range, IEnumerable<float> values)
    {
        double[] counts = new double[InputRange.Bins];
        foreach (float value in values)
        {
            counts[range.BinOf(value)]++;
        }

        return counts;
    }
}
