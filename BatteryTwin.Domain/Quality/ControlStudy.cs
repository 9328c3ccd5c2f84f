using System.Globalization;

namespace BatteryTwin.Domain.Quality;

/// <summary>A control chart with everything it says: limits from a stated baseline, broken rules, capability where the process is in control.</summary>
/// <param name="Kind">Kind of chart.</param>
/// <param name="Centre">Centre line.</param>
/// <param name="Sigma">Standard deviation of a single value, from ranges of the baseline.</param>
/// <param name="SpreadLimits">Limits of the chart of ranges; null where there is none.</param>
/// <param name="Points">The points, oldest first.</param>
/// <param name="BaselinePoints">How many of the first points the limits come from.</param>
/// <param name="Values">How many single values there are.</param>
/// <param name="Capability">Capability of all values against the specification.</param>
/// <param name="Histogram">How all values are spread.</param>
/// <param name="ShiftBegan">Where the last signal of cumulative sums began; null when they give none.</param>
/// <param name="IsCorrelated">True when neighbours in the baseline are alike, so that limits come from the spread of all of it and not from moving ranges.</param>
public sealed record ControlStudy(
    ControlChartKind Kind, double Centre, double Sigma, ControlLimits? SpreadLimits, IReadOnlyList<ControlPoint> Points, int BaselinePoints, int Values, CapabilityFinding Capability, IReadOnlyList<HistogramBin> Histogram, DateTimeOffset? ShiftBegan, bool IsCorrelated)
{
    /// <summary>Newest points by which a process is judged: what was out long ago and is back is no news.</summary>
    public const int NewestPoints = 25;

    /// <summary>So many of the newest points out make a process out of control; a lone one happens by chance.</summary>
    public const int OutPoints = 4;

    /// <summary>Correlation of neighbours from which on distances between them say too little about the spread.</summary>
    private const double MostCorrelation = 0.3;

    /// <summary>Values that a study needs at least.</summary>
    public const int LeastValues = 10;

    private static readonly (RunRules Rule, string Western, string Nelson)[] s_numbers =
    [
        (RunRules.Beyond3Sigma, "W1", "N1"), (RunRules.TwoOfThreeBeyond2Sigma, "W2", "N5"), (RunRules.FourOfFiveBeyond1Sigma, "W3", "N6"), (RunRules.EightOnOneSide, "W4", "W4"), (RunRules.NineOnOneSide, "N2", "N2"),
        (RunRules.SixSteadily, "N3", "N3"), (RunRules.FourteenAlternating, "N4", "N4"), (RunRules.FifteenWithin1Sigma, "N7", "N7"), (RunRules.EightBeyond1Sigma, "N8", "N8"),
    ];

    /// <summary>Points among the newest that break a limit or rule.</summary>
    public int OutOfNewest => Points.TakeLast(NewestPoints).Count(point => point.IsOut);

    /// <summary>How far the newest points lie off at most, in widths from centre to limit.</summary>
    public double Distance => Points.TakeLast(NewestPoints).Max(point => Math.Abs(point.Value - Centre) / Math.Max(double.Epsilon, point.Value > Centre ? point.Upper - Centre : Centre - point.Lower));

    /// <summary>Whether the process is in control now.</summary>
    public bool IsInControl => OutOfNewest < OutPoints;

    /// <param name="values">Values in the order of time, at least <see cref="LeastValues"/>.</param>
    /// <param name="question">How to judge them.</param>
    /// <param name="limits">The specification.</param>
    /// <returns>Null when there are too few values, or they do not vary.</returns>
    public static ControlStudy? Of(IReadOnlyList<MeasuredUnit> values, ControlQuestion question, SpecificationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(question.BaselineShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.BaselineShare, 1);
        if (values.Count < LeastValues)
        {
            return null;
        }

        Drawn? drawn = question.Kind == ControlChartKind.MeansAndRanges ? Means(values, question) : Singles(values, question);
        return drawn is null ? null : Made(values, question, limits, drawn);
    }

    private static ControlStudy Made(IReadOnlyList<MeasuredUnit> values, ControlQuestion question, SpecificationLimits limits, Drawn drawn)
    {
        bool isNelson = question.Rules.HasFlag(RunRules.NineOnOneSide);
        ControlPoint[] points = [.. Enumerable.Range(0, drawn.Values.Count).Select(at =>
        {
            string[] rules = [.. s_numbers.Where(number => drawn.Signals[at].HasFlag(number.Rule)).Select(number => isNelson ? number.Nelson : number.Western)];
            bool isSpreadOut = drawn.Spreads?[at] is { } spread && drawn.SpreadLimits!.IsOutside(spread);
            return new ControlPoint(drawn.Times[at], drawn.Values[at], drawn.Limits[at].Lower, drawn.Limits[at].Upper, drawn.Spreads?[at], isSpreadOut ? [.. rules, "R"] : rules, rules.Length > 0 || isSpreadOut || drawn.Limits[at].IsOutside(drawn.Values[at]), drawn.Units[at]);
        })];
        double[] plain = [.. values.Select(value => value.Value)];
        ControlStudy study = new(question.Kind, drawn.Limits[0].Centre, drawn.Sigma, drawn.SpreadLimits, points, drawn.Baseline, values.Count, new(null, null, null), Quality.Histogram.Of(plain), drawn.ShiftBegan, drawn.IsCorrelated);
        return study with { Capability = CapabilityOf(plain, drawn.Sigma, limits, study) };
    }

    private static CapabilityFinding CapabilityOf(double[] values, double sigma, SpecificationLimits limits, ControlStudy study)
    {
        double overall = SampleSpread.Of(values);
        string? reason = !limits.Any ? "There is no specification to be capable of: set limits."
            : !study.IsInControl ? string.Create(CultureInfo.InvariantCulture, $"Not told while the process is out of control: {study.OutOfNewest} of the newest {Math.Min(NewestPoints, study.Points.Count)} points are out.")
            : overall <= 0 ? "The values do not vary."
            : null;
        return reason is null
            ? new(Quality.Capability.Of(values.Average(), sigma, limits.Lower, limits.Upper, values.Length, Math.Max(1, values.Length - 1)), Quality.Capability.Of(values.Average(), overall, limits.Lower, limits.Upper, values.Length, values.Length - 1), null)
            : new(null, null, reason);
    }

    private static Drawn? Means(IReadOnlyList<MeasuredUnit> values, ControlQuestion question)
    {
        int size = Math.Clamp(question.Subgroup, SpcConstants.LeastSubgroup, SpcConstants.MostSubgroup);

        // The oldest values that fill no subgroup are left out, so that the newest are always there.
        MeasuredUnit[][] groups = [.. values.Skip(values.Count % size).Chunk(size)];
        int baseline = Math.Max(1, (int)Math.Round(groups.Length * question.BaselineShare));
        if (groups.Length < 2)
        {
            return null;
        }

        SubgroupChart chart = SubgroupChart.OfRanges([.. groups.Select(group => group.Select(value => value.Value).ToArray())], baseline);
        return chart.Sigma <= 0 ? null : new(
            [.. groups.Select(group => group[^1].Time)], chart.Means, [.. chart.Means.Select(_ => chart.MeanLimits)], [.. chart.Spreads.Select(spread => (double?)spread)], chart.SpreadLimits, chart.Sigma, Signals(chart.Standardised, question.Rules), baseline,
            [.. groups.Select(group => group.Select(value => value.Unit).ToArray())], null, false);
    }

    private static Drawn? Singles(IReadOnlyList<MeasuredUnit> values, ControlQuestion question)
    {
        double[] plain = [.. values.Select(value => value.Value)];
        DateTimeOffset[] times = [.. values.Select(value => value.Time)];
        string[][] units = [.. values.Select(value => new[] { value.Unit })];
        int baseline = Math.Max(2, (int)Math.Round(plain.Length * question.BaselineShare));
        IndividualsChart chart = IndividualsChart.Of(plain, baseline);
        if (chart.Sigma <= 0)
        {
            return null;
        }

        // Wear, weather and controllers make neighbours alike: moving ranges then show a fraction of what is usual (Montgomery, Introduction to Statistical Quality Control, on autocorrelated data).
        double spread = SampleSpread.Of(plain[..baseline]);
        bool isCorrelated = spread > chart.Sigma && Correlation(plain.AsSpan(0, baseline)) > MostCorrelation;
        if (isCorrelated)
        {
            double centre = chart.ValueLimits.Centre;
            chart = chart with { Sigma = spread, ValueLimits = new(centre, centre - (3 * spread), centre + (3 * spread)) };
        }

        switch (question.Kind)
        {
            case ControlChartKind.Ewma:
                EwmaChart ewma = EwmaChart.Of(plain, chart.ValueLimits.Centre, chart.Sigma);
                return new(times, ewma.Averages, ewma.Limits, null, null, chart.Sigma, new RunRules[plain.Length], baseline, units, null, isCorrelated);
            case ControlChartKind.Cusum:
                CusumChart cusum = CusumChart.Of(plain, chart.ValueLimits.Centre, chart.Sigma);

                // One line: the larger sum, downward ones below zero.
                double[] sums = [.. plain.Select((_, at) => cusum.Upper[at] >= cusum.Lower[at] ? cusum.Upper[at] : -cusum.Lower[at])];
                ControlLimits limits = new(0, -cusum.Decision, cusum.Decision);
                int last = cusum.Signals.Count > 0 ? cusum.Signals[^1] : -1;
                return new(times, sums, [.. sums.Select(_ => limits)], null, null, chart.Sigma, new RunRules[plain.Length], baseline, units, last < 0 ? null : times[cusum.ShiftBegan(last)], isCorrelated);
            default:
                return new(times, chart.Values, [.. plain.Select(_ => chart.ValueLimits)], [null, .. chart.MovingRanges.Select(range => (double?)range)], chart.RangeLimits, chart.Sigma, Signals(chart.Standardised, question.Rules), baseline, units, null, isCorrelated);
        }
    }

    /// <summary>Correlation of each value with the one before.</summary>
    private static double Correlation(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        (double together, double squares) = (0, 0);
        for (int at = 0; at < values.Length; at++)
        {
            squares += (values[at] - mean) * (values[at] - mean);
            together += at == 0 ? 0 : (values[at] - mean) * (values[at - 1] - mean);
        }

        return squares > 0 ? together / squares : 0;
    }

    private static RunRules[] Signals(IReadOnlyList<double> standardised, RunRules rules)
    {
        RunRules[] signals = new RunRules[standardised.Count];
        foreach (RunRuleSignal signal in RunRuleCheck.Find(standardised, rules))
        {
            signals[signal.Position] |= signal.Rule;
        }

        return signals;
    }

    private sealed record Drawn(
        DateTimeOffset[] Times, IReadOnlyList<double> Values, IReadOnlyList<ControlLimits> Limits, IReadOnlyList<double?>? Spreads, ControlLimits? SpreadLimits, double Sigma, RunRules[] Signals, int Baseline, string[][] Units, DateTimeOffset? ShiftBegan, bool IsCorrelated);
}
