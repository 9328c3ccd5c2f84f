namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// Least squares of a variable on its causes: every cause linearly, squares and products where they pay (forward selection by the Bayesian information criterion), hinges
/// where a changed cause leaves the range of the normal data, and a step for each stretch in which the variable itself has changed.
/// </summary>
internal sealed class MechanismFit
{
    /// <summary>What a further term must gain beyond Schwarz' penalty, in units of twice the log-likelihood.</summary>
    private const double LeastGain = 10;

    /// <summary>With more causes than this, products of two different causes are left out: there are too many for the data, and their cross-products for the time.</summary>
    private const int MostCausesForProducts = 10;

    /// <summary>How far beyond the normal range, in standard deviations, a hinge begins to be worth having.</summary>
    private const double BeyondRange = 0.5;

    private readonly double[][] _causes;
    private readonly double[] _effect;
    private readonly List<int> _rows = [];
    private readonly double[] _centres;
    private readonly double[] _scales;
    private readonly List<MechanismTerm> _terms = [MechanismTerm.Constant];
    private readonly int[] _steps;
    private double[,] _products = new double[0, 0];
    private double[] _moments = [];
    private double _square;
    private double _offset;

    /// <param name="causes">Values of each cause, brought to the rows of the variable.</param>
    /// <param name="effect">Values of the variable.</param>
    /// <param name="usable">Rows to learn from.</param>
    /// <param name="normal">Per cause, the rows in which the cause itself is normal; they define its range.</param>
    /// <param name="stretch">Per row, the number of the stretch of changed values it belongs to; 0 for none.</param>
    private MechanismFit(double[][] causes, double[] effect, bool[] usable, bool[][] normal, int[] stretch)
    {
        (_causes, _effect) = (causes, effect);
        for (int row = 0; row < effect.Length; row++)
        {
            if (usable[row] && double.IsFinite(effect[row]) && causes.All(cause => double.IsFinite(cause[row])))
            {
                _rows.Add(row);
            }
        }

        _centres = new double[causes.Length];
        _scales = new double[causes.Length];
        _steps = [.. _rows.Select(row => stretch[row])];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            AddCause(cause, normal[cause]);
        }
    }

    public static Mechanism Fit(double[][] causes, double[] effect, bool[] usable, bool[][] normal, int[] stretch) => new MechanismFit(causes, effect, usable, normal, stretch).Fit();

    private Mechanism Fit()
    {
        int always = _terms.Count;
        int causes = _causes.Length;
        for (int first = 0; first < causes; first++)
        {
            for (int second = first; second < (causes <= MostCausesForProducts ? causes : first + 1); second++)
            {
                _terms.Add(new(first, second));
            }
        }

        foreach (MechanismTerm hinge in _terms.Where(term => term.Hinge != 0).ToArray())
        {
            _terms.Add(hinge with { IsSquared = true });
            _terms.AddRange(FurtherKnots(hinge));
        }

        int steps = _steps.Length == 0 ? 0 : _steps.Max();
        Accumulate(steps);
        int[] stepColumns = [.. Enumerable.Range(_terms.Count, steps).Where(column => _products[column, column] > 0)];
        int[] chosen = [.. Enumerable.Range(0, always), .. Select(always, stepColumns)];
        return Solved(chosen, stepColumns);
    }

    private void AddCause(int cause, bool[] normal)
    {
        double[] values = _causes[cause];
        int count = 0;
        double sum = 0;
        double squares = 0;
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        for (int row = 0; row < values.Length; row++)
        {
            if (normal[row] && double.IsFinite(values[row]))
            {
                count++;
                sum += values[row];
                least = Math.Min(least, values[row]);
                most = Math.Max(most, values[row]);
            }
        }

        double centre = count == 0 ? 0 : sum / count;
        for (int row = 0; row < values.Length; row++)
        {
            squares += normal[row] && double.IsFinite(values[row]) ? (values[row] - centre) * (values[row] - centre) : 0;
        }

        double scale = count < 2 ? 0 : Math.Sqrt(squares / (count - 1));
        _centres[cause] = centre;
        _scales[cause] = scale > 1e-12 * Math.Abs(centre) && scale > 0 ? scale : 1;
        _terms.Add(new(cause));
        if (count > 0)
        {
            AddHinges(cause, (least - centre) / _scales[cause], (most - centre) / _scales[cause], normal);
        }
    }

    private void AddHinges(int cause, double least, double most, bool[] normal)
    {
        int above = 0;
        int below = 0;
        foreach (int row in _rows)
        {
            double value = (_causes[cause][row] - _centres[cause]) / _scales[cause];
            above += !normal[row] && value > most + BeyondRange ? 1 : 0;
            below += !normal[row] && value < least - BeyondRange ? 1 : 0;
        }

        if (above >= 3)
        {
            _terms.Add(new(cause, Hinge: 1, Edge: most));
        }

        if (below >= 3)
        {
            _terms.Add(new(cause, Hinge: -1, Edge: least));
        }
    }

    /// <summary>Where a change reaches, the mechanism may bend further out, or inside the normal range where few rows tell.</summary>
    private IEnumerable<MechanismTerm> FurtherKnots(MechanismTerm hinge)
    {
        double[] beyond = [.. _rows.Select(row => hinge.Hinge * ((_causes[hinge.First][row] - _centres[hinge.First]) / _scales[hinge.First])).Where(value => value > hinge.Hinge * hinge.Edge).Order()];
        double[] knots = [0.3, 0.6, .. beyond.Length < 12 ? [] : new[] { 0.25, 0.5, 0.75 }];
        return knots.Select((share, at) => hinge with { Edge = at < 2 ? hinge.Edge * share : hinge.Hinge * beyond[(int)(share * beyond.Length)] });
    }

    /// <summary>Cross-products of all terms that may be needed, in one pass over the rows.</summary>
    private void Accumulate(int steps)
    {
        int width = _terms.Count + steps;
        _products = new double[width, width];
        _moments = new double[width];
        double[] values = new double[width];
        double[] standard = new double[_causes.Length];

        // Sums of squares about the mean keep their digits.
        _offset = _rows.Count == 0 ? 0 : _rows.Average(row => _effect[row]);
        for (int at = 0; at < _rows.Count; at++)
        {
            int row = _rows[at];
            for (int cause = 0; cause < standard.Length; cause++)
            {
                standard[cause] = (_causes[cause][row] - _centres[cause]) / _scales[cause];
            }

            for (int term = 0; term < _terms.Count; term++)
            {
                values[term] = _terms[term].Value(standard);
            }

            for (int step = 0; step < steps; step++)
            {
                values[_terms.Count + step] = _steps[at] == step + 1 ? 1 : 0;
            }

            double effect = _effect[row] - _offset;
            _square += effect * effect;
            for (int first = 0; first < width; first++)
            {
                double value = values[first];
                if (value == 0)
                {
                    continue;
                }

                _moments[first] += value * effect;
                for (int second = 0; second <= first; second++)
                {
                    _products[first, second] += value * values[second];
                }
            }
        }

        for (int first = 0; first < width; first++)
        {
            for (int second = 0; second < first; second++)
            {
                _products[second, first] = _products[first, second];
            }
        }
    }

    private List<int> Select(int always, int[] steps)
    {
        List<int> selected = [];
        double before = Residual([.. Enumerable.Range(0, always), .. steps]);
        for (; ; )
        {
            int best = -1;
            double least = before;
            for (int term = always; term < _terms.Count; term++)
            {
                if (selected.Contains(term) || always + selected.Count + steps.Length + 5 > _rows.Count / 4)
                {
                    continue;
                }

                double residual = Residual([.. Enumerable.Range(0, always), .. selected, term, .. steps]);
                (best, least) = residual < least ? (term, residual) : (best, least);
            }

            if (best < 0 || _rows.Count * Math.Log(before / least) < Math.Log(_rows.Count) + LeastGain)
            {
                return selected;
            }

            selected.Add(best);
            before = least;
        }
    }

    private double Residual(int[] chosen)
    {
        double[] moments = Array.ConvertAll(chosen, term => _moments[term]);
        double[] weights = SymmetricSystem.Solve(SymmetricSystem.Factor(_products, chosen), moments);
        double explained = 0;
        for (int term = 0; term < weights.Length; term++)
        {
            explained += weights[term] * moments[term];
        }

        return Math.Max(_square - explained, 1e-12 * _square + double.Epsilon);
    }

    private Mechanism Solved(int[] chosen, int[] steps)
    {
        int[] all = [.. steps, .. chosen];
        double[,] factor = SymmetricSystem.Factor(_products, all);
        double[] weights = SymmetricSystem.Solve(factor, Array.ConvertAll(all, term => _moments[term]))[steps.Length..];
        double noise = Math.Sqrt(Residual(all) / Math.Max(1, _rows.Count - all.Length));
        weights[0] += _offset;

        // The lower right block belongs to the terms with the steps eliminated.
        double[,] own = new double[chosen.Length, chosen.Length];
        for (int row = 0; row < chosen.Length; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                own[row, column] = factor[steps.Length + row, steps.Length + column];
            }
        }

        return new([.. chosen.Select(term => _terms[term])], weights, _centres, _scales, own, noise);
    }
}
