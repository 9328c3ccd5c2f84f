namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Cuts a closed chunk into pieces that should not share a block: where a stored block lies between two points, and at a gap
/// longer than all the rest of the piece (live points beside a backfill of last month, say). Blocks stay narrow in time, so
/// later points overlap few of them. No two pieces overlap the same block.
/// </summary>
internal static class ChunkPieces
{
    private const int GapCuts = 2;

    /// <summary>Ends (exclusive) of the pieces of ascending times, in order.</summary>
    public static List<int> Cut(ReadOnlySpan<long> timesNs, BlockList blocks)
    {
        List<int> ends = [];
        int start = 0;
        if (blocks.Count > 0 && timesNs[0] <= blocks[blocks.Count - 1].LastNs)
        {
            for (int i = 1; i < timesNs.Length; i++)
            {
                int before = blocks.EndBeginningUpTo(timesNs[i - 1]);
                if (before < blocks.Count && blocks[before].LastNs < timesNs[i])
                {
                    CutGaps(timesNs, start, i, CutsWithin(timesNs[start..i], blocks), ends);
                    start = i;
                }
            }
        }

        CutGaps(timesNs, start, timesNs.Length, CutsWithin(timesNs[start..], blocks), ends);
        return ends;
    }

    /// <summary>None in a piece that overlaps a block: both sides of the gap might be merged with the same one.</summary>
    private static int CutsWithin(ReadOnlySpan<long> timesNs, BlockList blocks) =>
        blocks.FirstEndingFrom(timesNs[0]) < blocks.EndBeginningUpTo(timesNs[^1]) ? 0 : GapCuts;

    private static void CutGaps(ReadOnlySpan<long> timesNs, int start, int end, int cuts, List<int> ends)
    {
        int widest = start;
        ulong gap = 0;
        for (int i = start + 1; cuts > 0 && i < end; i++)
        {
            ulong step = unchecked((ulong)timesNs[i] - (ulong)timesNs[i - 1]);
            if (step > gap)
            {
                (gap, widest) = (step, i);
            }
        }

        ulong span = unchecked((ulong)timesNs[end - 1] - (ulong)timesNs[start]);
        if (gap == 0 || gap <= span - gap || end - start <= 2)
        {
            ends.Add(end);
            return;
        }

        CutGaps(timesNs, start, widest, cuts - 1, ends);
        CutGaps(timesNs, widest, end, cuts - 1, ends);
    }
}
