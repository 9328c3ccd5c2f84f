namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>
/// The stretch of units, in the order of time, in which failures are more than before and after: the one of greatest log-likelihood ratio of two binomial rates
/// against one (scan statistic, Kulldorff 1997), on pieces of equal numbers of units and then unit by unit at its start.
/// </summary>
public static class RateChange
{
    private const int Pieces = 160;
    private const int LeastUnits = 20;

    /// <summary>Chance among the stretches that are tried reaches about 10.</summary>
    private const double LeastEvidence = 12;

    /// <summary>Position of the stretch's first unit and that behind its last; null when no stretch stands out.</summary>
    /// <param name="failed">Outcomes in the order of time.</param>
    public static (int First, int End)? Find(IReadOnlyList<bool> failed)
    {
        int[] before = new int[failed.Count + 1];
        for (int at = 0; at < failed.Count; at++)
        {
            before[at + 1] = before[at] + (failed[at] ? 1 : 0);
        }

        int pieces = Math.Min(Pieces, failed.Count);
        int[] edges = [.. Enumerable.Range(0, pieces + 1).Select(piece => pieces == 0 ? 0 : (int)((long)piece * failed.Count / pieces))];
        (double Evidence, int First, int End) best = (LeastEvidence, -1, -1);
        for (int from = 0; from < pieces; from++)
        {
            for (int to = from + 1; to <= pieces; to++)
            {
                best = Better(best, before, edges[from], edges[to]);
            }
        }

        if (best.First < 0)
        {
            return null;
        }

        int piece = Math.Max(1, failed.Count / pieces);
        for (int first = Math.Max(0, best.First - piece); first <= Math.Min(best.End - 1, best.First + piece); first++)
        {
            best = Better(best, before, first, best.End);
        }

        return (best.First, best.End);
    }

    private static (double Evidence, int First, int End) Better((double Evidence, int First, int End) best, int[] before, int first, int end)
    {
        int units = before.Length - 1;
        int inside = end - first;
        if (inside < LeastUnits || units - inside < LeastUnits)
        {
            return best;
        }

        int bad = before[end] - before[first];
        int others = before[^1] - bad;
        if ((double)bad / inside <= (double)others / (units - inside))
        {
            return best;
        }

        double evidence = Likelihood(bad, inside) + Likelihood(others, units - inside) - Likelihood(before[^1], units);
        return evidence > best.Evidence ? (evidence, first, end) : best;
    }

    private static double Likelihood(double bad, double units) => Term(bad, bad / units) + Term(units - bad, 1 - (bad / units));

    private static double Term(double count, double share) => count == 0 ? 0 : count * Math.Log(share);
}
