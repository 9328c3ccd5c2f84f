using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Rows of a frame in the order in which they stood in the file.</summary>
internal static class FileOrder
{
    public static int[] Of(HistoryFrame frame)
    {
        int[] rows = [.. Enumerable.Range(0, frame.Rows)];
        Array.Sort((int[])[.. frame.FileRows], rows);
        return rows;
    }

    public static void Copy(HistoryFrame frame, int row, float[] inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = frame.Inputs[i][row];
        }
    }
}
