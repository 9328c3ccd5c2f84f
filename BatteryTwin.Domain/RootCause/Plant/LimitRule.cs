using MathNet.Numerics;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A limit check: 1 beyond a limit of its only cause.</summary>
/// <param name="limit">The limit.</param>
/// <param name="isUpper">True when values above fail.</param>
internal sealed class LimitRule(double limit, bool isUpper) : IFlagRule
{
    /// <summary>The limit.</summary>
    public double Limit => limit;

    /// <summary>True when values above it fail.</summary>
    public bool IsUpper => isUpper;

    public double Probability(ReadOnlySpan<double> causes, ReadOnlySpan<double> uncertain)
    {
        double beyond = isUpper ? causes[0] - limit : limit - causes[0];
        if (uncertain[0] > 0)
        {
            return 0.5 * SpecialFunctions.Erfc(-beyond / (uncertain[0] * Math.Sqrt(2)));
        }

        return beyond > 0 ? 1 : 0;
    }

    /// <summary>The limit with the fewest misjudged rows, midway between the neighbouring values, and how many those are.</summary>
    public static (LimitRule Rule, int Misjudged) Learn(double[] cause, double[] flags, IReadOnlyList<int> rows)
    {
        (double Value, bool Failed)[] sorted = [.. rows.Select(row => (Value: cause[row], Failed: flags[row] == 1)).OrderBy(pair => pair.Value)];
        int failures = sorted.Count(pair => pair.Failed);

        // Cut before position i: above it fails, or below it.
        int failedBelow = 0;
        (int At, int Errors) upper = (0, sorted.Length - failures);
        (int At, int Errors) lower = (0, failures);
        for (int at = 1; at <= sorted.Length; at++)
        {
            failedBelow += sorted[at - 1].Failed ? 1 : 0;
            if (at < sorted.Length && sorted[at].Value == sorted[at - 1].Value)
            {
                continue;
            }

            int upperErrors = failedBelow + (sorted.Length - at - (failures - failedBelow));
            int lowerErrors = sorted.Length - upperErrors;
            upper = upperErrors < upper.Errors ? (at, upperErrors) : upper;
            lower = lowerErrors < lower.Errors ? (at, lowerErrors) : lower;
        }

        bool isUpper = upper.Errors <= lower.Errors;
        (int cut, int errors) = isUpper ? upper : lower;
        double limit = cut == 0 ? sorted[0].Value - 1 : cut == sorted.Length ? sorted[^1].Value + 1 : (sorted[cut - 1].Value + sorted[cut].Value) / 2;
        return (new(limit, isUpper), errors);
    }
}
