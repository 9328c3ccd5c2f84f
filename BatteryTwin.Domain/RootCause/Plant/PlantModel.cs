namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Learns every variable of a case on its own table, in causal order, and finds where each changed by itself.</summary>
internal sealed class PlantModel
{
    /// <summary>Rows in common from which a change is taken for the consequence of one further up.</summary>
    private const double SameRows = 0.88;

    /// <summary>The same for a small change, as is left when a mechanism is not met exactly where it was never seen.</summary>
    private const double LeastOverlap = 0.6;
    private const double FewNoises = 3;

    private readonly PlantCase _case;
    private readonly PlaceCatalog _catalog;
    private readonly PlantAttributionOptions _options;
    private readonly NodeModel[] _models;
    private readonly NaturalSpread[] _spreads;
    private readonly bool[][] _usual;

    public PlantModel(PlantCase plantCase, PlantAttributionOptions options, Action<double> progress, CancellationToken cancel)
    {
        (_case, _options, _catalog) = (plantCase, options, new(plantCase));
        _models = new NodeModel[plantCase.Columns.Count];
        _spreads = new NaturalSpread[_models.Length];
        _usual = new bool[_models.Length][];
        for (int node = 0; node < _models.Length; node++)
        {
            cancel.ThrowIfCancellationRequested();
            _models[node] = plantCase.Columns[node].Node.IsBinary ? LearnFlag(node) : Learn(node);
            _usual[node] = Usual(node);
            progress((node + 1.0) / _models.Length);
        }
    }

    public NodeModel this[int node] => _models[node];

    public IEnumerable<ChangedStretch> Changes => _models.SelectMany(model => model.Changes);

    /// <summary>Values of a node's causes, brought to the node's rows.</summary>
    public double[][] CausesOf(int node) => [.. _case.Graph.Parents[node].Select(cause => Brought(_case.Columns[cause].Values, _case.Columns[node].Table.RowsIn(_case.Columns[cause].Table.Name)))];

    /// <summary>Rows at the place of a change, between its first and its last time.</summary>
    public IEnumerable<int> SamePlace(ChangedStretch stretch)
    {
        NodeColumn column = _case.Columns[stretch.Node];
        if (PlacesOf(stretch) is not { } places)
        {
            return [];
        }

        int place = places.Codes[stretch.Rows[0]];
        double end = stretch.IsOver ? stretch.End : double.PositiveInfinity;
        return Enumerable.Range(0, column.Seconds.Length).Where(row => places.Codes[row] == place && column.Seconds[row] >= stretch.Start && column.Seconds[row] <= end);
    }

    /// <summary>The sorting into places that a change was found in; null when none of that name is known.</summary>
    public PlaceColumn? PlacesOf(ChangedStretch stretch) => _catalog.Of(_case.Columns[stretch.Node])
        .FirstOrDefault(places => places.Kind == stretch.Kind && places.Codes[stretch.Rows[0]] is >= 0 and int code && places.Names[code] == stretch.Place);

    private static double[] Brought(double[] values, int[]? rows) => rows is null ? values : Array.ConvertAll(rows, row => row < 0 ? double.NaN : values[row]);

    private static bool[] BroughtFlags(bool[] flags, int[]? rows) => rows is null ? flags : Array.ConvertAll(rows, row => row >= 0 && flags[row]);

    private NodeModel Learn(int node)
    {
        NodeColumn column = _case.Columns[node];
        double[][] causes = CausesOf(node);
        bool[][] normal = [.. _case.Graph.Parents[node].Select(cause => BroughtFlags(_usual[cause], column.Table.RowsIn(_case.Columns[cause].Table.Name)))];
        bool[] usable = (bool[])column.Table.IsReference.Clone();
        foreach (bool[] cause in normal)
        {
            for (int row = 0; row < usable.Length; row++)
            {
                usable[row] |= !cause[row];
            }
        }

        // First from the reference, so that no change of the variable itself bends its mechanism; then from everything, each change with a level of its own.
        NodeModel model = Judge(node, causes, MechanismFit.Fit(causes, column.Values, usable, normal, new int[usable.Length]), column.Table.IsReference, Unchanged(node, []));
        bool[] all = new bool[usable.Length];
        Array.Fill(all, true);
        for (int round = 0; round < 2; round++)
        {
            bool[] unchanged = Unchanged(node, model.Changes);
            int before = model.Changes.Count;
            model = Judge(node, causes, MechanismFit.Fit(causes, column.Values, all, normal, StretchNumbers(usable.Length, model.Changes)), unchanged, unchanged);
            if (model.Changes.Count == before)
            {
                break;
            }
        }

        return model;
    }

    private NodeModel Judge(int node, double[][] causes, Mechanism mechanism, bool[] level, bool[] unchanged)
    {
        NodeColumn column = _case.Columns[node];
        double[] residual = new double[column.Values.Length];
        double[] values = new double[causes.Length];
        for (int row = 0; row < residual.Length; row++)
        {
            for (int cause = 0; cause < values.Length; cause++)
            {
                values[cause] = causes[cause][row];
            }

            residual[row] = column.Values[row] - mechanism.Expect(values);
        }

        double[] usual = StationLevels.Of(residual, level, _catalog.StationsOf(column) ?? _catalog.PlantsOf(column.Table));
        double[] own = [.. residual.Select((value, row) => value - usual[row])];
        return Scan(node, own, usual, unchanged, mechanism, null);
    }

    private NodeModel LearnFlag(int node)
    {
        NodeColumn column = _case.Columns[node];
        double[][] causes = CausesOf(node);
        int[] rows = [.. Enumerable.Range(0, column.Values.Length).Where(row => double.IsFinite(column.Values[row]) && causes.All(cause => double.IsFinite(cause[row])))];
        IFlagRule? rule = causes.Length == 0 || rows.Length == 0 ? null : FlagRules.Learn(_case.Graph.Parents[node].Select(cause => _case.Columns[cause].Node.IsBinary), causes, column.Values, rows);
        double[] own = new double[column.Values.Length];
        Array.Fill(own, double.NaN);
        double[] values = new double[causes.Length];
        double[] sure = new double[causes.Length];
        foreach (int row in rows)
        {
            for (int cause = 0; cause < values.Length; cause++)
            {
                values[cause] = causes[cause][row];
            }

            own[row] = column.Values[row] - (rule?.Probability(values, sure) ?? 0);
        }

        return Scan(node, own, new double[own.Length], Unchanged(node, []), null, rule);
    }

    private NodeModel Scan(int node, double[] own, double[] usual, bool[] unchanged, Mechanism? mechanism, IFlagRule? rule)
    {
        NodeColumn column = _case.Columns[node];
        IReadOnlyList<PlaceColumn> places = _catalog.Of(column);
        bool[] reference = column.Table.IsReference;
        bool[] normal = [.. unchanged.Select((same, row) => same && reference[row])];
        PlaceColumn[] natural = [.. places.Where(place => place.Kind is PlaceKind.Station or PlaceKind.Plant)];
        NaturalSpread spread = NaturalSpread.Of(own, normal, unchanged, column, natural);
        _spreads[node] = spread;
        double[] seen = (double[])own.Clone();
        List<ChangedStretch> changes = [.. AtSingleStations(node, seen, normal, unchanged, spread)];
        double[] rest = (double[])own.Clone();
        Array.ForEach(changes.SelectMany(change => change.Rows).ToArray(), row => rest[row] = double.NaN);
        changes.AddRange(new ChangeScan(node, column, rest, spread, places, _options.LeastEvidence).Find(IsExplained));
        return new() { Mechanism = mechanism, Rule = rule, Own = seen, Usual = usual, Natural = spread, Changes = changes };
    }

    /// <summary>Changes of single stations against their sisters, where the whole plant wanders by nature; their own part is then told against the sisters.</summary>
    private ChangedStretch[] AtSingleStations(int node, double[] own, bool[] normal, bool[] unchanged, NaturalSpread spread)
    {
        NodeColumn column = _case.Columns[node];
        if (spread.Drift is not { IsOfPlants: true } || _catalog.StationsOf(column) is not { } stations || _catalog.PlantsOf(column.Table) is not { } plants
            || SisterStations.Relative(own, column.Seconds, stations, plants) is not { } relative)
        {
            return [];
        }

        NaturalSpread narrow = NaturalSpread.Of(relative, normal, unchanged, column, [stations]);
        ChangedStretch[] changes = [.. new ChangeScan(node, column, relative, narrow, [stations], _options.LeastEvidence).Find(IsExplained).Where(change => SisterStations.IsAlone(change, relative, column.Seconds, stations, plants))];
        Array.ForEach(changes.SelectMany(change => change.Rows).ToArray(), row => own[row] = relative[row]);
        return changes;
    }

    /// <summary>A change that covers the same rows as a change of one of the variable's causes, where that left its normal range: the mechanism was never seen there.</summary>
    private bool IsExplained(ChangedStretch change)
    {
        PlantTable table = _case.Columns[change.Node].Table;
        for (int cause = 0; cause < change.Node; cause++)
        {
            if (_models[cause].Changes.Count == 0 || !_case.Graph.Affected[cause].Contains(change.Node))
            {
                continue;
            }

            foreach (ChangedStretch above in _models[cause].Changes.Where(above => Math.Abs(above.Shift) > FewNoises * _models[cause].Natural.Noise))
            {
                bool[] theirs = new bool[_case.Columns[cause].Values.Length];
                Array.ForEach(above.Rows, row => theirs[row] = true);
                bool[] here = BroughtFlags(theirs, table.RowsIn(_case.Columns[cause].Table.Name));
                int common = change.Rows.Count(row => here[row]);
                double overlap = (double)common / Math.Max(change.Rows.Length, here.Count(row => row));
                if (overlap >= SameRows || (overlap >= LeastOverlap && Math.Abs(change.Shift) < FewNoises * _spreads[change.Node].Noise))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int[] StretchNumbers(int rows, IReadOnlyList<ChangedStretch> changes)
    {
        int[] numbers = new int[rows];
        for (int at = 0; at < changes.Count; at++)
        {
            Array.ForEach(changes[at].Rows, row => numbers[row] = at + 1);
        }

        return numbers;
    }

    /// <summary>Rows in which neither the variable itself nor anything above it has changed.</summary>
    private bool[] Usual(int node)
    {
        bool[] usual = Unchanged(node, _models[node].Changes);
        foreach (int cause in _case.Graph.Parents[node])
        {
            bool[] theirs = BroughtFlags(_usual[cause], _case.Columns[node].Table.RowsIn(_case.Columns[cause].Table.Name));
            for (int row = 0; row < usual.Length; row++)
            {
                usual[row] &= theirs[row];
            }
        }

        return usual;
    }

    private bool[] Unchanged(int node, IReadOnlyList<ChangedStretch> changes) => Array.ConvertAll(StretchNumbers(_case.Columns[node].Values.Length, changes), number => number == 0);
}
