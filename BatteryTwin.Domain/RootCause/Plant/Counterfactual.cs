namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// What would have become of the units had some variables not changed: their own parts are put back to normal together and the differences carried through the mechanisms, every row
/// keeping the noise it had (abduction, action, prediction; Pearl 2009). Of changes that stand in each other's way or make up for each other, the joint answer is not the sum of the single ones.
/// </summary>
internal sealed class Counterfactual
{
    private readonly PlantCase _case;
    private readonly PlantModel _model;
    private readonly CompletedValues _actual;
    private readonly TakenBack[] _changes;
    private readonly int[] _path;
    private readonly double[][] _without;
    private readonly Dictionary<string, int[]> _rows = new(StringComparer.Ordinal);

    /// <param name="plantCase">The question with its data.</param>
    /// <param name="model">What was learned of every variable.</param>
    /// <param name="actual">Every variable on every row as it was.</param>
    /// <param name="stretches">The changes that are taken back, one or more.</param>
    public Counterfactual(PlantCase plantCase, PlantModel model, CompletedValues actual, params IReadOnlyList<ChangedStretch> stretches)
    {
        (_case, _model, _actual) = (plantCase, model, actual);
        PlantGraph graph = plantCase.Graph;
        _changes = [.. stretches.Select(stretch => TakenBack.Of(plantCase, model, stretch))];

        // Nodes stand in causal order: each is carried on when its causes are settled.
        _path = [.. stretches.SelectMany(stretch => graph.Affected[stretch.Node]).Where(node => node == graph.Target || graph.Affected[node].Contains(graph.Target)).Distinct().Order()];
        _without = new double[plantCase.Columns.Count][];
        foreach (int node in _path.Concat(stretches.Select(stretch => stretch.Node)).Distinct())
        {
            _without[node] = (double[])actual.Values[node].Clone();
            PlantTable table = plantCase.Columns[node].Table;
            if (!_rows.ContainsKey(table.Name))
            {
                _rows[table.Name] = RowsOf(table);
            }
        }
    }

    /// <summary>Whether any of the variables acts on the target at all, or is the target.</summary>
    public bool ReachesTarget => _path.Contains(_case.Graph.Target) || Array.Exists(_changes, change => change.Node == _case.Graph.Target);

    /// <summary>Defects that would not have been.</summary>
    public AvoidedDefects Avoided() => Avoided(new double[_changes.Length], null);

    /// <summary>The same with levels and mechanisms drawn from what the data leave open.</summary>
    public AvoidedDefects Avoided(NormalDraws draws) => Avoided(Array.ConvertAll(_changes, change => draws.Next() * change.Own.Error), draws);

    private AvoidedDefects Avoided(double[] levels, NormalDraws? draws)
    {
        foreach (int node in _path)
        {
            Restore(node);
        }

        for (int at = 0; at < _changes.Length; at++)
        {
            PutBack(_changes[at], levels[at]);
        }

        foreach (int node in _path)
        {
            Mechanism? mechanism = draws is null ? _model[node].Mechanism : _model[node].Mechanism?.Drawn(draws);
            Carry(node, mechanism);
        }

        int target = _case.Graph.Target;
        double avoided = 0;
        double named = 0;
        foreach (int row in _rows[_case.Target.Table.Name])
        {
            if (_case.Target.Values[row] == 1 && (_case.IsInvestigated[row] || _case.IsNamed(row)))
            {
                double passes = Math.Max(0, 1 - _without[target][row]);
                avoided += _case.IsInvestigated[row] ? passes : 0;
                named += _case.IsNamed(row) ? passes : 0;
            }
        }

        return new(avoided, named);
    }

    private void Restore(int node)
    {
        foreach (int row in _rows[_case.Columns[node].Table.Name])
        {
            _without[node][row] = _actual.Values[node][row];
        }
    }

    private void PutBack(TakenBack change, double level)
    {
        int node = change.Node;
        double[] own = _model[node].Own;
        bool isBinary = _case.Columns[node].Node.IsBinary;
        for (int at = 0; at < change.Rows.Length; at++)
        {
            int row = change.Rows[at];
            _without[node][row] = isBinary
                ? _actual.Values[node][row] - Math.Max(0, double.IsNaN(own[row]) ? 0 : own[row])
                : _actual.Values[node][row] - change.Own.Moved(at, own[row]) - level;
        }
    }

    private void Carry(int node, Mechanism? mechanism)
    {
        NodeColumn column = _case.Columns[node];
        int[] parents = _case.Graph.Parents[node];
        int[]?[] rows = Array.ConvertAll(parents, parent => column.Table.RowsIn(_case.Columns[parent].Table.Name));
        double[] now = new double[parents.Length];
        double[] then = new double[parents.Length];
        double[] doubts = new double[parents.Length];
        foreach (int row in _rows[column.Table.Name])
        {
            for (int cause = 0; cause < parents.Length; cause++)
            {
                int theirs = rows[cause] is { } up ? up[row] : row;
                int parent = parents[cause];
                now[cause] = theirs < 0 ? double.NaN : _actual.Values[parent][theirs];
                then[cause] = theirs < 0 ? double.NaN : (_without[parent] ?? _actual.Values[parent])[theirs];
                doubts[cause] = theirs < 0 ? 0 : _actual.Uncertain[parent][theirs];
            }

            // What was put back of the variable itself stays put back.
            double own = _without[node][row];
            if (mechanism is not null)
            {
                double difference = mechanism.Expect(then) - mechanism.Expect(now);
                _without[node][row] = double.IsFinite(difference) ? own + difference : own;
            }
            else if (_model[node].Rule is { } rule)
            {
                _without[node][row] = Coupled(own, rule.Probability(now, doubts), rule.Probability(then, doubts));
            }
        }
    }

    /// <summary>A flag keeps what its rule did not explain: as much of it stays as its probability falls, and as much is added as that of the other value falls.</summary>
    private static double Coupled(double flag, double now, double then)
    {
        if (then < now)
        {
            return flag * then / now;
        }

        return then > now ? 1 - ((1 - flag) * (1 - then) / (1 - now)) : flag;
    }

    /// <summary>Rows of a table that any of the changes reached.</summary>
    private int[] RowsOf(PlantTable table)
    {
        bool[] reached = new bool[table.RowCount];
        foreach (TakenBack change in _changes)
        {
            string above = _case.Columns[change.Node].Table.Name;
            if (table.Name == above)
            {
                Array.ForEach(change.Rows, row => reached[row] = true);
            }
            else if (table.RowsIn(above) is { } up)
            {
                bool[] changed = new bool[_case.Table(above).RowCount];
                Array.ForEach(change.Rows, row => changed[row] = true);
                for (int row = 0; row < up.Length; row++)
                {
                    reached[row] |= up[row] >= 0 && changed[up[row]];
                }
            }
        }

        return [.. Enumerable.Range(0, reached.Length).Where(row => reached[row])];
    }
}
