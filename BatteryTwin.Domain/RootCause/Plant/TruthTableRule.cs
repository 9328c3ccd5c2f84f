namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>An outcome of checks: the majority of what was seen for each combination; where a combination was not seen, 1 when any check is.</summary>
/// <param name="outcomes">By combination (bit per cause), the probability of 1.</param>
internal sealed class TruthTableRule(double[] outcomes) : IFlagRule
{
    public const int MostCauses = 10;

    /// <summary>Causes between 0 and 1 are mixed by their probabilities, as if independent.</summary>
    public double Probability(ReadOnlySpan<double> causes, ReadOnlySpan<double> uncertain) => Mixed(causes, 0, 0);

    public static (TruthTableRule Rule, int Misjudged) Learn(double[][] causes, double[] flags, IReadOnlyList<int> rows)
    {
        int[] ones = new int[1 << causes.Length];
        int[] all = new int[1 << causes.Length];
        foreach (int row in rows)
        {
            int combination = 0;
            for (int cause = 0; cause < causes.Length; cause++)
            {
                combination |= causes[cause][row] == 1 ? 1 << cause : 0;
            }

            all[combination]++;
            ones[combination] += flags[row] == 1 ? 1 : 0;
        }

        double[] outcomes = [.. Enumerable.Range(0, all.Length).Select(at => all[at] == 0 ? (at > 0 ? 1.0 : 0.0) : 2 * ones[at] > all[at] ? 1 : 0)];
        return (new(outcomes), Enumerable.Range(0, all.Length).Sum(at => outcomes[at] == 1 ? all[at] - ones[at] : ones[at]));
    }

    private double Mixed(ReadOnlySpan<double> causes, int cause, int combination)
    {
        if (cause == causes.Length)
        {
            return outcomes[combination];
        }

        double share = causes[cause];
        double without = share < 1 ? (1 - share) * Mixed(causes, cause + 1, combination) : 0;
        return share > 0 ? without + (share * Mixed(causes, cause + 1, combination | (1 << cause))) : without;
    }
}
