namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Gathers the rows of a file column by column, then puts them in order of asset and time.</summary>
internal sealed class HistoryRows(HistorySchema schema, HistoryRoles roles, int cells, HistoryLimits limits)
{
    private readonly ValueColumn<float>[] _settings = [.. roles.Settings.Select(_ => new ValueColumn<float>())];
    private readonly ValueColumn<float>[] _inputs = [.. roles.Inputs.Select(_ => new ValueColumn<float>())];
    private readonly ValueColumn<float> _answers = new();
    private readonly ValueColumn<double> _times = new();
    private readonly ValueColumn<int> _groups = new();
    private readonly ValueColumn<int> _fileRows = new();
    private readonly ValueColumn<bool> _failed = new();
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string> _assets = [];
    private readonly Dictionary<string, int>?[] _levels = [.. schema.Inputs.Select(Levels)];
    private readonly Dictionary<string, int>? _classes = Levels(new(string.Empty, schema.Classes));
    private int _odd;
    private int _firstOddLine;

    private bool IsRul => schema.Task == HistoryTask.Rul;

    public void Take(HistoryText row)
    {
        double time = 0;
        if (row.Count != cells || (roles.Time >= 0 && !CellText.TryTime(row[roles.Time], out time, out _) && IsRul))
        {
            _firstOddLine = _odd++ == 0 ? row.Line : _firstOddLine;
            return;
        }

        if (_times.Count >= limits.MaxRows || (long)(_times.Count + 1) * roles.Kept > limits.MaxCells)
        {
            throw new HistoryException($"line {row.Line}: more rows than the {Math.Min(limits.MaxRows, limits.MaxCells / roles.Kept)} that can be read at once: send fewer at a time");
        }

        _fileRows.Add(_times.Count + _odd);
        _times.Add(time);
        _groups.Add(Group(row));
        _failed.Add(roles.Event < 0 || (CellText.TryNumber(row[roles.Event], out float ended) && ended != 0));
        _answers.Add(Answer(row));
        for (int i = 0; i < _settings.Length; i++)
        {
            _settings[i].Add(CellText.TryNumber(row[roles.Settings[i]], out float number) ? number : float.NaN);
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i].Add(Value(row[roles.Inputs[i]], _levels[i]));
        }
    }

    public HistoryFrame Finish()
    {
        if (_times.Count == 0 || _odd > _times.Count)
        {
            throw new HistoryException(_odd == 0 ? "the file has no rows" : schema.Format == HistoryFormat.Cmapss
                ? $"line {_firstOddLine} does not hold 26 numbers separated by blanks, as the data set the model was trained on does"
                : $"line {_firstOddLine} does not fit the header or has no readable time, and {_odd} rows are like that");
        }

        double[] times = _times.ToArray();
        int[] groups = _groups.ToArray();
        int[] order = Order(groups, times);
        int[] starts = Starts(groups);
        bool[] ends = _failed.ToArray();
        bool[] failed = new bool[_assets.Count];
        for (int group = 0; group < failed.Length; group++)
        {
            failed[group] = ends[order[starts[group + 1] - 1]];
        }

        return new(schema, [.. _assets], starts, failed, Array.ConvertAll(order, row => times[row]),
            [.. _settings.Select(column => column.InOrder(order))], [.. _inputs.Select(column => column.InOrder(order))],
            schema.Answer is null ? [] : _answers.InOrder(order), _fileRows.InOrder(order));
    }

    private static Dictionary<string, int>? Levels(InputColumn column) =>
        column.Levels is not { } levels ? null : levels.Select((level, i) => (level, i)).ToDictionary(entry => entry.level, entry => entry.i, StringComparer.Ordinal);

    private static float Value(ReadOnlySpan<char> cell, Dictionary<string, int>? levels) => levels is null
        ? CellText.TryNumber(cell, out float number) ? number : float.NaN
        : levels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell, out int level) ? level : float.NaN;

    private int Group(HistoryText row)
    {
        ReadOnlySpan<char> name = roles.Asset >= 0 ? row[roles.Asset] : default;
        if (_index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int group))
        {
            return group;
        }

        _assets.Add(name.ToString());
        return _index[name.ToString()] = _assets.Count - 1;
    }

    private float Answer(HistoryText row) => roles.Answer < 0 ? float.NaN : Value(row[roles.Answer], schema.Task == HistoryTask.Classify ? _classes : null);

    /// <summary>Rows by group, then by time, rows of one time as in the file.</summary>
    private int[] Order(int[] groups, double[] times)
    {
        int[] order = [.. Enumerable.Range(0, times.Length)];
        if (_assets.Count > 1 || IsRul)
        {
            Array.Sort(order, (a, b) => groups[a] != groups[b] ? groups[a].CompareTo(groups[b]) : IsRul && times[a] != times[b] ? times[a].CompareTo(times[b]) : a.CompareTo(b));
        }

        return order;
    }

    private int[] Starts(int[] groups)
    {
        int[] starts = new int[_assets.Count + 1];
        foreach (int group in groups)
        {
            starts[group + 1]++;
        }

        for (int group = 0; group < _assets.Count; group++)
        {
            starts[group + 1] += starts[group];
        }

        return starts;
    }
}
