using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Features of chosen rows of a set of histories: every tick goes through the stream, the chosen ones are written down.</summary>
public sealed class FeatureTable
{
    private readonly float[] _values;

    private FeatureTable(int rows, int width) => (_values, Rows, Width) = (new float[(long)rows * width], rows, width);

    public int Rows { get; }

    /// <summary>Features per row.</summary>
    public int Width { get; }

    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Width, Width);

    /// <param name="plan">Turns ticks into features.</param>
    /// <param name="frame">Histories.</param>
    /// <param name="rows">Rows wanted, ascending.</param>
    /// <param name="cancel">Gives up.</param>
    public static FeatureTable Of(FeaturePlan plan, HistoryFrame frame, int[] rows, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(rows);
        FeatureTable table = new(rows.Length, plan.Features.Count);
        float[] settings = new float[plan.Settings.Length];
        float[] sensors = new float[plan.Sensors.Length];
        int next = 0;
        for (int group = 0; group < frame.Assets.Length; group++)
        {
            cancel.ThrowIfCancellationRequested();
            FeatureStream stream = plan.Begin();
            for (int row = frame.Starts[group]; row < frame.Starts[group + 1]; row++)
            {
                FeaturePlanFit.Copy(frame.Settings, row, settings);
                FeaturePlanFit.Copy(frame.Inputs, row, sensors);
                stream.Take(settings, sensors);
                if (next < rows.Length && rows[next] == row)
                {
                    stream.Write(table._values.AsSpan(next * table.Width, table.Width));
                    next++;
                }
            }
        }

        return table;
    }
}
