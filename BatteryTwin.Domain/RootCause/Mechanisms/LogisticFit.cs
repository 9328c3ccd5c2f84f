namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// A fitted p = floor + (ceiling − floor)·logistic(X·weights), by penalized maximum likelihood. With floor and ceiling to be found, the rule's
/// own answer is a hidden variable, and expectation and maximization take turns (Dempster, Laird and Rubin 1977).
/// </summary>
/// <param name="Weights">A weight for each column of the design.</param>
/// <param name="Floor">Least probability of 1.</param>
/// <param name="Ceiling">Greatest probability of 1.</param>
/// <param name="LogLikelihood">Penalized log-likelihood.</param>
internal sealed record LogisticFit(double[] Weights, double Floor, double Ceiling, double LogLikelihood)
{
    private const double Ridge = 0.02;
    private const double Converged = 1e-5;
    private const double PlainMargin = 1e-4;

    /// <summary>Prior counts: half a unit that fails for nothing; of ten that should fail nine and a half do.</summary>
    private const double FloorPrior = 0.5;
    private const double CeilingPriorFails = 9.5;
    private const double CeilingPriorAll = 10;

    public static LogisticFit Of(double[][] design, double[] answers, double[] rowWeights, bool isLimitCheck, LogisticFit? start, int rounds)
    {
        double total = rowWeights.Sum();
        double[] weights = start is null ? Constant(design.Length, (GramMatrix.Dot(answers, rowWeights) + 0.5) / (total + 1)) : [.. start.Weights];
        double floor = isLimitCheck ? Math.Max(start?.Floor ?? 0, FloorPrior / total) : 0;
        double ceiling = isLimitCheck ? Math.Min(start?.Ceiling ?? 1, CeilingPriorFails / CeilingPriorAll) : 1;
        if (isLimitCheck && start is { Floor: > PlainMargin })
        {
            (floor, ceiling) = (start.Floor, start.Ceiling);
        }

        double[] targets = [.. answers];
        double before = double.NegativeInfinity;
        for (int round = 0; round < rounds; round++)
        {
            double[] scores = GramMatrix.Fitted(design, weights);
            double now = Likelihood(scores, answers, rowWeights, floor, ceiling) - Penalty(weights);
            if (now - before < Converged * Math.Abs(now) && round > 1)
            {
                break;
            }

            before = now;
            if (isLimitCheck)
            {
                (floor, ceiling) = Expect(scores, answers, rowWeights, floor, ceiling, targets, total);
            }

            Step(design, targets, rowWeights, scores, weights);
        }

        double[] final = GramMatrix.Fitted(design, weights);
        (floor, ceiling) = isLimitCheck ? (floor, ceiling) : (PlainMargin, 1 - PlainMargin);
        return new(weights, floor, ceiling, Likelihood(final, answers, rowWeights, floor, ceiling) - Penalty(weights));
    }

    private static double[] Constant(int count, double share)
    {
        double[] weights = new double[count];
        weights[0] = Math.Log(share / (1 - share));
        return weights;
    }

    private static double Penalty(double[] weights) => Ridge / 2 * weights.Skip(1).Sum(weight => weight * weight);

    private static double Likelihood(double[] scores, double[] answers, double[] rowWeights, double floor, double ceiling)
    {
        double sum = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            double p = Math.Clamp(floor + ((ceiling - floor) * CheckMechanism.Logistic(scores[row])), 1e-12, 1 - 1e-12);
            sum += rowWeights[row] * Math.Log(answers[row] > 0.5 ? p : 1 - p);
        }

        return sum;
    }

    /// <summary>Sets <paramref name="targets"/> to the probability that the rule itself says 1, and finds the rates of error that fit.</summary>
    private static (double Floor, double Ceiling) Expect(double[] scores, double[] answers, double[] rowWeights, double floor, double ceiling, double[] targets, double total)
    {
        double ruled = 0;
        double ruledFailed = 0;
        double clearedFailed = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            double rule = CheckMechanism.Logistic(scores[row]);
            bool failed = answers[row] > 0.5;
            double yes = rule * (failed ? ceiling : 1 - ceiling);
            double no = (1 - rule) * (failed ? floor : 1 - floor);
            double share = targets[row] = yes + no > 0 ? yes / (yes + no) : rule;
            ruled += rowWeights[row] * share;
            if (failed)
            {
                ruledFailed += rowWeights[row] * share;
                clearedFailed += rowWeights[row] * (1 - share);
            }
        }

        return ((clearedFailed + FloorPrior) / (total - ruled + 1), (ruledFailed + CeilingPriorFails) / (ruled + CeilingPriorAll));
    }

    /// <summary>One step of Newton's method towards the targets, with the step cut where it would go far.</summary>
    private static void Step(double[][] design, double[] targets, double[] rowWeights, double[] scores, double[] weights)
    {
        const double MostScoreChange = 4;
        double[] slopes = new double[scores.Length];
        double[] pulls = new double[scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            double p = CheckMechanism.Logistic(scores[row]);
            slopes[row] = Math.Max(rowWeights[row] * p * (1 - p), rowWeights[row] * 1e-9);
            pulls[row] = targets[row] - p;
        }

        double[] gradient = GramMatrix.Times(design, rowWeights, pulls);
        for (int i = 1; i < weights.Length; i++)
        {
            gradient[i] -= Ridge * weights[i];
        }

        double[] step = SymmetricSystem.Solve(SymmetricSystem.Decompose(GramMatrix.Of(design, slopes, Ridge)), gradient);
        double size = step.Max(Math.Abs);
        double part = size > MostScoreChange ? MostScoreChange / size : 1;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] += part * step[i];
        }
    }
}
