using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Learns a <see cref="FeaturePlan"/> from the histories of training assets.</summary>
public static class FeaturePlanFit
{
    private const int ConditionSample = 20_000;

    /// <summary>Share of the cap below which an asset counts as near its end.</summary>
    private const double LateShare = 0.3;

    private const int SmoothTicks = 30;

    /// <param name="frame">Histories.</param>
    /// <param name="groups">Assets to learn from.</param>
    /// <param name="life">Capped remaining life by row; NaN = not known.</param>
    /// <param name="cap">The cap.</param>
    /// <param name="cancel">Gives up.</param>
    public static FeaturePlan Fit(HistoryFrame frame, IReadOnlyList<int> groups, float[] life, double cap, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(groups);
        int[] rows = [.. groups.SelectMany(group => Enumerable.Range(frame.Starts[group], frame.Starts[group + 1] - frame.Starts[group]))];
        int step = Math.Max(1, rows.Length / ConditionSample);
        int[] sample = [.. rows.Where((_, i) => i % step == 0)];
        float[][] sampleSettings = Rows(frame.Settings, sample);
        float[][] sampleSensors = Rows(frame.Inputs, sample);
        OperatingConditions conditions = ConditionSearch.Find(sampleSettings, sampleSensors);
        int[] members = Array.ConvertAll(sampleSettings, settings => conditions.Nearest(settings, out _));
        ConditionNormalisation normalisation = ConditionNormalisation.Of(sampleSensors, members, conditions.Count);
        cancel.ThrowIfCancellationRequested();
        FeaturePlan bare = new(
            [.. frame.Schema.Settings.Select(column => column.Name)], [.. frame.Schema.Inputs.Select(column => column.Name)],
            conditions, normalisation, new SensorFusion([], []), Domain(sampleSensors, members, conditions, normalisation));
        FusionSearch search = new(bare.Sensors.Length);
        foreach (int group in groups)
        {
            cancel.ThrowIfCancellationRequested();
            TakeAsset(search, bare, frame, group, life, cap);
        }

        // Not "with": the list of features follows from the directions.
        return new(bare.Settings, bare.Sensors, bare.Conditions, bare.Normalisation, search.Find(), bare.Domain);
    }

    private static void TakeAsset(FusionSearch search, FeaturePlan plan, HistoryFrame frame, int group, float[] life, double cap)
    {
        FeatureStream stream = plan.Begin();
        int sensors = plan.Sensors.Length;
        float[] settings = new float[plan.Settings.Length];
        float[] values = new float[sensors];
        double[] baseline = new double[sensors];
        double[] recent = new double[sensors];
        float[] drift = new float[sensors];
        Queue<float[]> past = new(SmoothTicks + 1);
        for (int row = frame.Starts[group]; row < frame.Starts[group + 1]; row++)
        {
            Copy(frame.Settings, row, settings);
            Copy(frame.Inputs, row, values);
            stream.Take(settings, values);
            float[] tick = stream.Channels[..sensors].ToArray();
            past.Enqueue(tick);
            float[]? leaving = past.Count > SmoothTicks ? past.Dequeue() : null;
            for (int i = 0; i < sensors; i++)
            {
                recent[i] += tick[i] - (leaving?[i] ?? 0);
                baseline[i] += stream.Age <= FeaturePlan.BaselineTicks ? tick[i] : 0;
                drift[i] = (float)((recent[i] / past.Count) - (baseline[i] / Math.Min(stream.Age, FeaturePlan.BaselineTicks)));
            }

            search.TakeDrift(drift);
            if (!float.IsNaN(life[row]))
            {
                search.TakeLife(tick, life[row] / cap, life[row] < LateShare * cap);
            }
        }
    }

    private static TrainingDomain Domain(float[][] sensors, int[] members, OperatingConditions conditions, ConditionNormalisation normalisation)
    {
        const double Rare = 1e-4;
        int width = sensors.Length == 0 ? 0 : sensors[0].Length;
        float[] low = new float[width];
        float[] high = new float[width];
        float[] normalised = new float[width];
        List<float>[] columns = [.. Enumerable.Range(0, width).Select(_ => new List<float>(sensors.Length))];
        for (int row = 0; row < sensors.Length; row++)
        {
            normalisation.Apply(members[row], sensors[row], normalised);
            for (int i = 0; i < width; i++)
            {
                if (float.IsFinite(normalised[i]))
                {
                    columns[i].Add(normalised[i]);
                }
            }
        }

        for (int i = 0; i < width; i++)
        {
            List<float> column = columns[i];
            column.Sort();
            int skip = (int)(Rare * column.Count);
            (low[i], high[i]) = column.Count == 0 ? (0, 0) : (column[skip], column[^(skip + 1)]);
        }

        return new(conditions.Radius, low, high);
    }

    private static float[][] Rows(float[][] columns, int[] rows) => Array.ConvertAll(rows, row => Array.ConvertAll(columns, column => column[row]));

    internal static void Copy(float[][] columns, int row, Span<float> values)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            values[i] = columns[i][row];
        }
    }
}
