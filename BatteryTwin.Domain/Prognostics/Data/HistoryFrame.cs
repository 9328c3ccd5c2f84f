namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>
/// The rows of a data set in memory, by column. With assets, rows are grouped by asset in order of first appearance and by time within;
/// without, they stand as in the file and form one group.
/// </summary>
/// <param name="Schema">What the columns are.</param>
/// <param name="Assets">Names, one per group; a single empty one when there are no assets.</param>
/// <param name="Starts">First row of each group, and the number of rows at the end.</param>
/// <param name="Failed">Whether the asset ran to failure, per group.</param>
/// <param name="Times">Times of the rows (hours when they were dates); 0 when there are none.</param>
/// <param name="Settings">Operating conditions, per column; NaN = missing.</param>
/// <param name="Inputs">Values to learn from, per column; NaN = missing.</param>
/// <param name="Answers">Class index or number of the rows; empty for remaining useful life; NaN = not given.</param>
/// <param name="FileRows">Position of each row in the file, from 0.</param>
public sealed record HistoryFrame(
    HistorySchema Schema,
    string[] Assets,
    int[] Starts,
    bool[] Failed,
    double[] Times,
    float[][] Settings,
    float[][] Inputs,
    float[] Answers,
    int[] FileRows)
{
    public int Rows => Times.Length;

    /// <summary>Group of each row.</summary>
    public int[] Groups()
    {
        int[] groups = new int[Rows];
        for (int group = 0; group < Assets.Length; group++)
        {
            groups.AsSpan(Starts[group]..Starts[group + 1]).Fill(group);
        }

        return groups;
    }

    /// <summary>Some of the rows, in a frame of their own; assets without any stay, without rows.</summary>
    /// <param name="rows">Ascending.</param>
    public HistoryFrame Only(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] starts = new int[Starts.Length];
        for (int group = 0, next = 0; group < starts.Length; group++)
        {
            while (next < rows.Length && rows[next] < Starts[group])
            {
                next++;
            }

            starts[group] = next;
        }

        float[] Picked(float[] column) => Array.ConvertAll(rows, row => column[row]);
        return this with
        {
            Starts = starts,
            Times = Array.ConvertAll(rows, row => Times[row]),
            Settings = Array.ConvertAll(Settings, Picked),
            Inputs = Array.ConvertAll(Inputs, Picked),
            Answers = Answers.Length == 0 ? [] : Picked(Answers),
            FileRows = Array.ConvertAll(rows, row => FileRows[row]),
        };
    }

    /// <summary>
    /// Remaining life of each row: time of the group's last row minus its own, at most <paramref name="cap"/>. NaN where it is not known:
    /// in a group that did not fail, unless it is sure to be above the cap.
    /// </summary>
    public float[] RemainingLife(double cap)
    {
        float[] life = new float[Rows];
        for (int group = 0; group < Assets.Length; group++)
        {
            double end = Times[Starts[group + 1] - 1];
            for (int row = Starts[group]; row < Starts[group + 1]; row++)
            {
                double left = end - Times[row];
                life[row] = Failed[group] || left >= cap ? (float)Math.Min(left, cap) : float.NaN;
            }
        }

        return life;
    }
}
