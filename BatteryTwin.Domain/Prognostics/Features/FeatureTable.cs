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
        Each(plan, frame, rows, (row, values) => values.CopyTo(table._values.AsSpan(row * table.Width, table.Width)), cancel);
        return table;
    }

    /// <summary>Hands over the features of the rows one after the other, without keeping them.</summary>
    /// <param name="plan">Turns ticks into features.</param>
    /// <param name="frame">Histories.</param>
    /// <param name="rows">Rows wanted, ascending.</param>
    /// <param name="take">Gets the position among <paramref name="rows"/> and the features, which are valid during the call.</param>
    /// <param name="cancel">Gives up.</param>
    internal static void Each(FeaturePlan plan, HistoryFrame frame, int[] rows, Action<int, float[]> take, CancellationToken cancel)
    {
        float[] settings = new float[plan.Settings.Length];
        float[] sensors = new float[plan.Sensors.Length];
        float[] values = new float[plan.Features.Count];
        int next = 0;
        for (int group = 0; group < frame.Assets.Length && next < rows.Length; group++)
        {
            cancel.ThrowIfCancellationRequested();
            int end = frame.Starts[group + 1];
            FeatureStream? stream = rows[next] < end ? plan.Begin() : null;
            for (int row = frame.Starts[group]; stream is not null && next < rows.Length && rows[next] < end; row++)
            {
                FeaturePlanFit.Copy(frame.Settings, row, settings);
                FeaturePlanFit.Copy(frame.Inputs, row, sensors);
                stream.Take(settings, sensors);
                if (rows[next] == row)
                {
                    stream.Write(values);
                    take(next++, values);
                }
            }
        }
    }
}
