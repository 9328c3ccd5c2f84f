namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A logistic mechanism, for outcomes that no limit and no combination of checks decides; ridge against separation.</summary>
/// <param name="weights">Constant first, then one per standardised cause.</param>
/// <param name="centres">Means of the causes.</param>
/// <param name="scales">Standard deviations of the causes.</param>
internal sealed class LogisticRule(double[] weights, double[] centres, double[] scales) : IFlagRule
{
    private const double Ridge = 0.1;
    private const int Rounds = 25;

    public double Probability(ReadOnlySpan<double> causes, ReadOnlySpan<double> uncertain)
    {
        double sum = weights[0];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            sum += weights[cause + 1] * (causes[cause] - centres[cause]) / scales[cause];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Newton's method on the penalised likelihood.</summary>
    public static LogisticRule Learn(double[][] causes, double[] flags, IReadOnlyList<int> rows)
    {
        double[] centres = [.. causes.Select(cause => rows.Average(row => cause[row]))];
        double[] scales = [.. causes.Select((cause, at) => Math.Sqrt(rows.Average(row => Math.Pow(cause[row] - centres[at], 2)))).Select(scale => scale > 0 ? scale : 1)];
        int width = causes.Length + 1;
        int[] all = [.. Enumerable.Range(0, width)];
        double[] weights = new double[width];
        double[] values = new double[width];
        values[0] = 1;
        for (int round = 0; round < Rounds; round++)
        {
            double[,] curvature = new double[width, width];
            double[] slope = new double[width];
            for (int term = 0; term < width; term++)
            {
                curvature[term, term] = Ridge;
                slope[term] = -Ridge * weights[term];
            }

            foreach (int row in rows)
            {
                double sum = weights[0];
                for (int cause = 0; cause < causes.Length; cause++)
                {
                    values[cause + 1] = (causes[cause][row] - centres[cause]) / scales[cause];
                    sum += weights[cause + 1] * values[cause + 1];
                }

                double probability = 1 / (1 + Math.Exp(-sum));
                for (int first = 0; first < width; first++)
                {
                    slope[first] += values[first] * (flags[row] - probability);
                    for (int second = 0; second < width; second++)
                    {
                        curvature[first, second] += probability * (1 - probability) * values[first] * values[second];
                    }
                }
            }

            double[] step = SymmetricSystem.Solve(SymmetricSystem.Factor(curvature, all), slope);
            for (int term = 0; term < width; term++)
            {
                weights[term] += step[term];
            }

            if (step.Max(Math.Abs) < 1e-6)
            {
                break;
            }
        }

        return new(weights, centres, scales);
    }
}
