namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>A curve where only summaries are left: first, smallest, largest and last value, the extremes at a third and two thirds between first and last.</summary>
public static class SummaryCurve
{
    /// <summary>Draws one summary of numbers into a reducer.</summary>
    public static void Draw(in PointSummary summary, RangeReducer reducer)
    {
        long spanNs = summary.LastNs - summary.FirstNs;
        if (spanNs == 0)
        {
            reducer.Add([summary.FirstNs], [summary.FirstBits], []);
        }
        else if (summary.Count == 2 || spanNs < 3)
        {
            reducer.Add([summary.FirstNs, summary.LastNs], [summary.FirstBits, summary.LastBits], []);
        }
        else
        {
            reducer.Add(
                [summary.FirstNs, summary.FirstNs + (spanNs / 3), summary.LastNs - (spanNs / 3), summary.LastNs],
                [summary.FirstBits, summary.MinBits, summary.MaxBits, summary.LastBits],
                []);
        }
    }
}
