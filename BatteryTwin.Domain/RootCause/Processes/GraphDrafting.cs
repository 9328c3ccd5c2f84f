using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>
/// Drafts the causal graph of a process: the columns of the unit tables are its variables, a column belongs to the step whose measured quantity it is named after, and the models of the
/// steps say what acts on what. Checks (0 or 1) named <c>fail_…</c> follow what they check, the last check is the target.
/// </summary>
public sealed class GraphDrafting
{
    /// <summary>Note of a draft whose models say nothing about causes; it goes with the draft for as long as nobody edits it.</summary>
    public const string FlatNote = "the models say nothing about what acts on what ('acts on …' in a comment): every measured value is drawn as a direct cause of every checked one; take out what cannot be";

    private const string FailWord = "fail";

    private static readonly string[] s_aggregates = ["mean", "sd", "min", "max"];

    private readonly IReadOnlyList<DraftStep> _steps;
    private readonly IReadOnlyList<UnitTable> _tables;
    private readonly List<Variable> _variables = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<(UnitTable Table, DraftStep Step), string?> _stationColumns = [];

    private GraphDrafting(IReadOnlyList<DraftStep> steps, IReadOnlyList<UnitTable> tables) => (_steps, _tables) = (steps, tables);

    /// <param name="steps">Steps in the order of the material.</param>
    /// <param name="tables">Unit tables, those that others link to first.</param>
    /// <exception cref="RootCauseInputException">The tables have no check that could be explained.</exception>
    public static DraftedGraph Of(IReadOnlyList<DraftStep> steps, IReadOnlyList<UnitTable> tables)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(tables);
        return new GraphDrafting(steps, tables).Draft();
    }

    private DraftedGraph Draft()
    {
        ProcessStep[] places = [.. _steps.SelectMany(step => _tables.SelectMany(table => StationColumn(table, step) is { } column ? new[] { new ProcessStep(step.Name, column) } : []).Take(1))];
        foreach (UnitTable table in _tables)
        {
            foreach (string column in table.NumberColumns)
            {
                if (_variables.Find(variable => variable.Column == column) is { } first)
                {
                    _notes.Add($"table '{table.Name}' has a column '{column}' as '{first.Table.Name}' has: that of '{first.Table.Name}' is drawn; rename one to have both");
                }
                else
                {
                    _variables.Add(Place(table, column));
                }
            }
        }

        Variable target = _variables.LastOrDefault(variable => variable.IsCheck && variable.Checked is null) ?? _variables.LastOrDefault(variable => variable.IsCheck)
            ?? throw new RootCauseInputException("no table has a column of 0 and 1, such as 'defect': there is nothing that a graph could explain");
        HashSet<CausalEdge> edges = [.. ModelledEdges(), .. CheckEdges(target)];
        if (!_variables.Exists(variable => variable.Signal?.ActsOn.Count > 0))
        {
            edges.UnionWith(FlatEdges());
            _notes.Add(FlatNote);
        }

        string[] loose = [.. _variables.Where(variable => variable.Step is null && !variable.IsCheck).Select(variable => variable.Column)];
        if (loose.Length > 0)
        {
            _notes.Add($"no step measures anything named like {string.Join(", ", loose.Take(10))}; say where they belong");
        }

        string last = places.Length > 0 ? places[^1].Step : string.Empty;
        CausalNode[] nodes = [.. _variables.Select(variable => new CausalNode(
            variable.Column, variable.IsCheck ? CausalNodeKind.Binary : CausalNodeKind.Continuous, variable.IsCheck ? "0/1" : variable.Signal?.Unit ?? string.Empty, Step: variable.Step?.Name ?? (variable.IsCheck ? last : string.Empty), Table: variable.Table.Name))];
        return new(new(CausalGraph.Create(nodes, Acyclic(edges), target.Column), places), _notes);
    }

    private string? StationColumn(UnitTable table, DraftStep step)
    {
        if (!_stationColumns.TryGetValue((table, step), out string? found))
        {
            found = table.Columns.FirstOrDefault(column => table.Categories.TryGetValue(column, out CategoryColumn? words) && step.Stations.Any(station => words.CodeOf(station) >= 0));
            _stationColumns[(table, step)] = found;
        }

        return found;
    }

    private Variable Place(UnitTable table, string column)
    {
        bool isCheck = table.IsCheck(column);
        string? tested = isCheck && SignalWords.Of(column) is [FailWord, ..] ? column[(FailWord.Length + 1)..] : null;
        (DraftStep? Step, DraftSignal? Signal, int Words) best = (null, null, 0);
        foreach (DraftStep step in isCheck ? [] : _steps.Where(step => StationColumn(table, step) is not null))
        {
            foreach (DraftSignal signal in step.Signals)
            {
                int words = SignalWords.Match(signal.Name, column);
                best = words > best.Words ? (step, signal, words) : best;
            }
        }

        string? aggregate = SignalWords.Of(column).Skip(best.Words).FirstOrDefault(s_aggregates.Contains);
        return new(table, column, isCheck, tested, best.Step, best.Signal, aggregate);
    }

    private IEnumerable<CausalEdge> ModelledEdges() =>
        from cause in _variables.Where(variable => variable.Signal is not null)
        from name in cause.Signal!.ActsOn
        let named = _variables.Where(effect => effect.Signal?.Name == name && effect != cause && LeadsTo(effect.Table, cause.Table)).ToArray()
        let alike = named.Where(effect => effect.Aggregate == cause.Aggregate && effect.Aggregate is not null).ToArray()
        from effect in alike.Length > 0 ? alike : named
        select new CausalEdge(cause.Column, effect.Column);

    private IEnumerable<CausalEdge> CheckEdges(Variable target)
    {
        foreach (Variable check in _variables.Where(variable => variable.IsCheck && variable != target))
        {
            Variable? measured = check.Checked is null ? null : _variables.Find(variable => !variable.IsCheck && SignalWords.Match(check.Checked, variable.Column) > 0 && LeadsTo(check.Table, variable.Table));
            if (measured is not null)
            {
                yield return new(measured.Column, check.Column);
            }
            else
            {
                _notes.Add($"nothing measured is named like what '{check.Column}' checks; draw its causes");
            }

            if (LeadsTo(target.Table, check.Table))
            {
                yield return new(check.Column, target.Column);
            }
        }
    }

    private IEnumerable<CausalEdge> FlatEdges()
    {
        Variable[] ends = [.. _variables.Where(variable => !variable.IsCheck && _variables.Exists(check => check.Checked is not null && SignalWords.Match(check.Checked, variable.Column) > 0))];
        return from end in ends from cause in _variables.Where(variable => !variable.IsCheck && !ends.Contains(variable) && LeadsTo(end.Table, variable.Table)) select new CausalEdge(cause.Column, end.Column);
    }

    /// <summary>Edges that would close a circle are left out and told.</summary>
    private List<CausalEdge> Acyclic(HashSet<CausalEdge> edges)
    {
        List<CausalEdge> kept = [];
        foreach (CausalEdge edge in edges)
        {
            if (Reaches(edge.To, edge.From, kept))
            {
                _notes.Add($"the edge {edge} would close a circle and was left out");
            }
            else
            {
                kept.Add(edge);
            }
        }

        return kept;
    }

    private static bool Reaches(string from, string to, List<CausalEdge> edges) => from == to || edges.Where(edge => edge.From == from).Any(edge => Reaches(edge.To, to, edges));

    private bool LeadsTo(UnitTable table, UnitTable above) => table == above || table.Parents.Keys.Any(parent => _tables.FirstOrDefault(one => one.Name == parent) is { } next && LeadsTo(next, above));

    private sealed record Variable(UnitTable Table, string Column, bool IsCheck, string? Checked, DraftStep? Step, DraftSignal? Signal, string? Aggregate);
}
