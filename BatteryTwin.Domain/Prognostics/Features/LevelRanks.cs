using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// Puts the levels of text columns in the order of the mean answer of their rows: for two classes or numbers the best grouping of levels is
/// then a cut in this order (Breiman et al., Classification and Regression Trees, 1984, section 4.2).
/// </summary>
internal static class LevelRanks
{
    /// <param name="frame">Rows with answers.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <returns>Ranks by column and level; null with more than two classes, which have no one order.</returns>
    public static float[][]? Of(HistoryFrame frame, int[] training) =>
        frame.Schema.Classes.Count > 2 || frame.Schema.Inputs.All(column => column.Levels is null)
            ? null
            : [.. frame.Schema.Inputs.Select((column, i) => column.Levels is { } levels ? Of(frame.Inputs[i], frame.Answers, training, levels.Count) : [])];

    private static float[] Of(float[] column, float[] answers, int[] training, int levels)
    {
        double[] sums = new double[levels];
        int[] counts = new int[levels];
        foreach (int row in training.Where(row => !float.IsNaN(column[row])))
        {
            sums[(int)column[row]] += answers[row];
            counts[(int)column[row]]++;
        }

        float[] ranks = new float[levels];
        int rank = 0;
        foreach (int level in Enumerable.Range(0, levels).OrderBy(level => counts[level] > 0 ? sums[level] / counts[level] : double.NegativeInfinity))
        {
            ranks[level] = rank++;
        }

        return ranks;
    }
}
