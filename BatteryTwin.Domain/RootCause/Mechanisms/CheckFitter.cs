namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// Fits a binary node: ridge logistic regression, and the same with a floor and a ceiling (a limit check that errs at a constant rate on either
/// side). The second is taken where the data make it e³ times as likely. A square or product of parents is added when it is worth six in log-likelihood.
/// </summary>
internal sealed class CheckFitter : IMechanismFitter
{
    private const double LimitCheckGain = 3;
    private const double TermGain = 6;
    private const int MostProducts = 4;
    private const int LeastPerAnswer = 8;
    private const int RefitRounds = 12;
    private const int FitRounds = 60;

    private readonly MechanismRows _rows;
    private readonly TermBasis _basis;
    private readonly bool _isLimitCheck;
    private PolynomialTerm[] _terms;
    private LogisticFit _fit;
    private double[][] _design;

    public CheckFitter(MechanismRows rows)
    {
        _rows = rows;
        _basis = TermBasis.Of(rows.ParentKinds, rows.Parents);
        _terms = _basis.Linear;
        double[] once = new double[rows.Count];
        Array.Fill(once, 1);
        (_design, _fit, _isLimitCheck) = Best(_terms, once, null);
        double ones = rows.Values.Sum();
        for (int added = 0; added < MostProducts && Math.Min(ones, rows.Count - ones) >= LeastPerAnswer * (added + 1); added++)
        {
            PolynomialTerm[] left = [.. _basis.Products.Except(_terms)];
            if (left.Length == 0)
            {
                break;
            }

            ((double[][] Design, LogisticFit Fit, bool IsLimitCheck) Found, PolynomialTerm Term) best = left.Select(term => (Best([.. _terms, term], once, _fit), term)).MaxBy(candidate => candidate.Item1.Fit.LogLikelihood);
            if (best.Found.Fit.LogLikelihood - _fit.LogLikelihood < TermGain)
            {
                break;
            }

            _terms = [.. _terms, best.Term];
            (_design, _fit, _isLimitCheck) = best.Found;
        }
    }

    public string Description => (_terms.Length, _isLimitCheck) switch
    {
        (0, _) => "share of ones",
        (_, true) => "limit check with misses and false alarms",
        _ => "logistic regression",
    };

    public Mechanism Fit(double[] rowWeights) =>
        ToMechanism(LogisticFit.Of(_design, _rows.Values, rowWeights, _isLimitCheck, _fit, RefitRounds));

    /// <summary>Score of the same form, fitted to other rows; for each of them.</summary>
    public double[] ScoresOf(MechanismRows rows)
    {
        double[][] design = _basis.Design(rows.Parents, rows.Count, _terms);
        double[] once = new double[rows.Count];
        Array.Fill(once, 1);
        return GramMatrix.Fitted(design, LogisticFit.Of(design, rows.Values, once, _isLimitCheck, _fit, RefitRounds).Weights);
    }

    private (double[][] Design, LogisticFit Fit, bool IsLimitCheck) Best(PolynomialTerm[] terms, double[] rowWeights, LogisticFit? known)
    {
        double[][] design = _basis.Design(_rows.Parents, _rows.Count, terms);
        LogisticFit? start = known is null ? null : known with { Weights = [.. known.Weights, .. new double[design.Length - known.Weights.Length]] };
        LogisticFit plain = LogisticFit.Of(design, _rows.Values, rowWeights, isLimitCheck: false, start, FitRounds);
        if (terms.Length == 0)
        {
            return (design, plain, false);
        }

        LogisticFit limit = LogisticFit.Of(design, _rows.Values, rowWeights, isLimitCheck: true, start ?? plain, FitRounds);
        return limit.LogLikelihood - plain.LogLikelihood > LimitCheckGain ? (design, limit, true) : (design, plain, false);
    }

    private CheckMechanism ToMechanism(LogisticFit fit) => new(_basis.Polynomial(_terms, fit.Weights), fit.Floor, fit.Ceiling);
}
