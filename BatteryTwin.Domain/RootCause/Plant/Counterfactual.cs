namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// What would have become of the units had a variable not changed: its own part is put back to normal and the difference carried through the mechanisms, every row
/// keeping the noise it had (abduction, action, prediction; Pearl 2009).
/// </summary>
internal sealed class Counterfactual
{
    private readonly PlantCase _case;
    private readonly PlantModel _model;
    private readonly CompletedValues _actual;
    private readonly ChangedStretch _stretch;
    private readonly int[] _path;
    private readonly double[][] _without;
    private readonly Dictionary<string, int[]> _rows = new(StringComparer.Ordinal);
    private readonly OwnPart _own;

    public Counterfactual(PlantCase plantCase, PlantModel model, CompletedValues actual, ChangedStretch stretch)
    {
        (_case, _model, _actual, _stretch) = (plantCase, model, actual, stretch);
        PlantGraph graph = plantCase.Graph;
        _path = [.. graph.Affected[stretch.Node].Where(node => node == graph.Target || graph.Affected[node].Contains(graph.Target))];
        _without = new double[plantCase.Columns.Count][];
        Stretched = WithMissing();
        foreach (int node in _path.Append(stretch.Node))
        {
            _without[node] = (double[])actual.Values[node].Clone();
            _rows.TryAdd(plantCase.Columns[node].Table.Name, RowsBelow(plantCase.Columns[node].Table));
        }

        _own = OwnPart.Of(stretch with { Rows = Stretched }, model[stretch.Node].Own, model[stretch.Node].Natural);
    }

    /// <summary>Whether the variable acts on the target at all, or is the target.</summary>
    public bool ReachesTarget => _stretch.Node == _case.Graph.Target || _path.Contains(_case.Graph.Target);

    /// <summary>Rows of the stretch, with those between whose value is missing.</summary>
    private int[] Stretched { get; }

    /// <summary>Investigated defects that would not have been, and the standard error of the level that was taken away.</summary>
    public double Avoided() => Avoided(0, null);

    /// <summary>The same with level and mechanisms drawn from what the data leave open.</summary>
    public double Avoided(NormalDraws draws)
    {
        double level = draws.Next() * _own.Error;
        return Avoided(level, draws);
    }

    private double Avoided(double level, NormalDraws? draws)
    {
        PutBack(level);
        foreach (int node in _path)
        {
            Mechanism? mechanism = draws is null ? _model[node].Mechanism : _model[node].Mechanism?.Drawn(draws);
            Carry(node, mechanism);
        }

        int target = _case.Graph.Target;
        double avoided = 0;
        foreach (int row in _rows[_case.Target.Table.Name])
        {
            if (_case.IsInvestigated[row] && _case.Target.Values[row] == 1)
            {
                avoided += Math.Max(0, 1 - _without[target][row]);
            }
        }

        return avoided;
    }

    private void PutBack(double level)
    {
        int node = _stretch.Node;
        double[] own = _model[node].Own;
        bool isBinary = _case.Columns[node].Node.IsBinary;
        for (int at = 0; at < Stretched.Length; at++)
        {
            int row = Stretched[at];
            _without[node][row] = isBinary
                ? _actual.Values[node][row] - Math.Max(0, double.IsNaN(own[row]) ? 0 : own[row])
                : _actual.Values[node][row] - _own.Moved(at, own[row]) - level;
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

            double actual = _actual.Values[node][row];
            if (mechanism is not null)
            {
                double difference = mechanism.Expect(then) - mechanism.Expect(now);
                _without[node][row] = double.IsFinite(difference) ? actual + difference : actual;
            }
            else if (_model[node].Rule is { } rule)
            {
                _without[node][row] = Coupled(actual, rule.Probability(now, doubts), rule.Probability(then, doubts));
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

    /// <summary>Rows with missing values lie in no stretch, though they were affected like their neighbours in place and time.</summary>
    private int[] WithMissing()
    {
        NodeColumn column = _case.Columns[_stretch.Node];
        if (!Array.Exists(column.Values, double.IsNaN) && !Array.Exists(_model[_stretch.Node].Own, double.IsNaN))
        {
            return _stretch.Rows;
        }

        return [.. _stretch.Rows.Concat(_model.SamePlace(_stretch).Where(row => double.IsNaN(_model[_stretch.Node].Own[row]))).OrderBy(row => column.Seconds[row])];
    }

    private int[] RowsBelow(PlantTable table)
    {
        string above = _case.Columns[_stretch.Node].Table.Name;
        if (table.Name == above)
        {
            return Stretched;
        }

        bool[] changed = new bool[_case.Table(above).RowCount];
        Array.ForEach(Stretched, row => changed[row] = true);
        int[] up = table.RowsIn(above)!;
        return [.. Enumerable.Range(0, up.Length).Where(row => up[row] >= 0 && changed[up[row]])];
    }
}
