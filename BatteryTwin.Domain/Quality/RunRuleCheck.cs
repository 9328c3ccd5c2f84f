namespace BatteryTwin.Domain.Quality;

/// <summary>Looks for patterns on a Shewhart chart.</summary>
public static class RunRuleCheck
{
    private static readonly (RunRules Rule, int Span, Func<IReadOnlyList<double>, int, bool> Fires)[] s_rules =
    [
        (RunRules.Beyond3Sigma, 1, (z, at) => Math.Abs(z[at]) > 3),
        (RunRules.TwoOfThreeBeyond2Sigma, 2, (z, at) => SomeBeyond(z, at, 2, 3, 2)),
        (RunRules.FourOfFiveBeyond1Sigma, 4, (z, at) => SomeBeyond(z, at, 4, 5, 1)),
        (RunRules.EightOnOneSide, 8, (z, at) => OneSide(z, at, 8)),
        (RunRules.NineOnOneSide, 9, (z, at) => OneSide(z, at, 9)),
        (RunRules.SixSteadily, 6, (z, at) => Steps(z, at, 6).All(step => step > 0) || Steps(z, at, 6).All(step => step < 0)),
        (RunRules.FourteenAlternating, 14, Alternates),
        (RunRules.FifteenWithin1Sigma, 15, (z, at) => Last(z, at, 15).All(point => Math.Abs(point) < 1)),
        (RunRules.EightBeyond1Sigma, 8, (z, at) => Last(z, at, 8).All(point => Math.Abs(point) > 1) && Last(z, at, 8).Any(point => point > 0) && Last(z, at, 8).Any(point => point < 0)),
    ];

    /// <param name="standardised">Points, minus the centre and in standard deviations of a point; in the order of time.</param>
    /// <param name="rules">The rules to apply.</param>
    public static IReadOnlyList<RunRuleSignal> Find(IReadOnlyList<double> standardised, RunRules rules)
    {
        ArgumentNullException.ThrowIfNull(standardised);
        List<RunRuleSignal> signals = [];
        for (int at = 0; at < standardised.Count; at++)
        {
            foreach ((RunRules rule, int span, Func<IReadOnlyList<double>, int, bool> fires) in s_rules)
            {
                if (rules.HasFlag(rule) && at + 1 >= span && fires(standardised, at))
                {
                    signals.Add(new(at, rule));
                }
            }
        }

        return signals;
    }

    private static IEnumerable<double> Last(IReadOnlyList<double> z, int at, int count) => Enumerable.Range(at - count + 1, count).Select(point => z[point]);

    private static IEnumerable<double> Steps(IReadOnlyList<double> z, int at, int points) => Enumerable.Range(at - points + 2, points - 1).Select(point => z[point] - z[point - 1]);

    private static bool OneSide(IReadOnlyList<double> z, int at, int count) => Last(z, at, count).All(point => point > 0) || Last(z, at, count).All(point => point < 0);

    /// <summary>The last point must lie in the zone itself; a pattern may be full before its whole span is there.</summary>
    private static bool SomeBeyond(IReadOnlyList<double> z, int at, int needed, int of, double sigmas)
    {
        int side = Math.Sign(z[at]);
        return side * z[at] > sigmas && Last(z, at, Math.Min(of, at + 1)).Count(point => side * point > sigmas) >= needed;
    }

    private static bool Alternates(IReadOnlyList<double> z, int at)
    {
        double[] steps = [.. Steps(z, at, 14)];
        return Array.TrueForAll(steps, step => step != 0) && Enumerable.Range(1, steps.Length - 1).All(step => Math.Sign(steps[step]) == -Math.Sign(steps[step - 1]));
    }
}
