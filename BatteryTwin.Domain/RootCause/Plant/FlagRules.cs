namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Chooses the rule of a binary variable: a limit or a combination of checks where that decides nearly every row, else a logistic mechanism.</summary>
internal static class FlagRules
{
    private const double MostMisjudged = 0.03;

    public static IFlagRule Learn(IEnumerable<bool> areBinary, double[][] causes, double[] flags, IReadOnlyList<int> rows)
    {
        bool[] binary = [.. areBinary];
        if (causes.Length == 1 && !binary[0])
        {
            (LimitRule limit, int misjudged) = LimitRule.Learn(causes[0], flags, rows);
            if (misjudged <= MostMisjudged * Math.Max(rows.Count(row => flags[row] == 1), rows.Count * 0.1))
            {
                return limit;
            }
        }
        else if (Array.TrueForAll(binary, one => one) && causes.Length <= TruthTableRule.MostCauses)
        {
            (TruthTableRule table, int misjudged) = TruthTableRule.Learn(causes, flags, rows);
            if (misjudged <= MostMisjudged * rows.Count)
            {
                return table;
            }
        }

        return LogisticRule.Learn(causes, flags, rows);
    }
}
