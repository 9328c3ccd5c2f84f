using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Quality;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Quality;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Web.State.Quality;

/// <summary>
/// What can be looked at: measured columns of the unit tables, named and placed by the causal graph, and signals of stations. Limits are those that people set, else those the tester
/// shows by what it fails, else for signals the model's normal band. Singleton.
/// </summary>
public sealed class QualityVariables(IGenealogyShelf shelf, ICausalGraphs graphs, ISpecifications specifications, ITwinGraph twins, TimeProvider time)
{
    /// <summary>What a signal's id begins with.</summary>
    public const string SignalPrefix = "signal:";

    private const string FailPrefix = "fail_";

    private static readonly TimeSpan s_learnedHolds = TimeSpan.FromMinutes(10);

    private volatile Learned? _learned;

    /// <summary>All measured columns, in the order of the process.</summary>
    public async Task<IReadOnlyList<QualityVariable>> AllAsync(CancellationToken cancel)
    {
        if (await shelf.FindAsync(cancel) is not { } kept)
        {
            return [];
        }

        CausalGraph? causes = graphs.Find(ICausalGraphs.StandardProcess)?.Graph.Causes;
        Learned learned = LearnedFrom(kept.Units);
        return [.. kept.Units.Tables.SelectMany(table => table.NumberColumns.Where(column => !table.IsCheck(column)).Select(column => Of(table, column, causes, learned)))];
    }

    /// <summary>A variable by its id; null when there is none.</summary>
    public async Task<QualityVariable?> FindAsync(string id, CancellationToken cancel) =>
        id.StartsWith(SignalPrefix, StringComparison.Ordinal) ? Signal(id) : (await AllAsync(cancel)).FirstOrDefault(variable => variable.Id == id);

    /// <summary>The twin and field of a signal's id.</summary>
    public static (string Twin, string Field)? SignalOf(string id)
    {
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        return id.StartsWith(SignalPrefix, StringComparison.Ordinal) && slash > SignalPrefix.Length && slash < id.Length - 1 ? (id[SignalPrefix.Length..slash], id[(slash + 1)..]) : null;
    }

    private QualityVariable? Signal(string id)
    {
        if (SignalOf(id) is not var (twinId, field))
        {
            return null;
        }

        TwinGraphSnapshot snapshot = twins.Current;
        DtdlContent? content = snapshot.Find(twinId) is { } twin ? snapshot.Models.Resolve(twin.ModelId, field) : null;
        NormalBand? band = SignalNotes.Of(content).Normal;
        string unit = content is DtdlValue { Quantity: { } quantity } ? UnitSymbols.Of(quantity.Unit) : SignalNotes.Of(content).Unit ?? string.Empty;
        (SpecificationLimits limits, string? from) = Limits(id, band is null ? null : new(band.Low, band.High), "the model's normal band");
        return new(id, content?.DisplayName?.Default ?? field, unit, twinId, string.Empty, limits, from);
    }

    private QualityVariable Of(UnitTable table, string column, CausalGraph? causes, Learned learned)
    {
        int at = causes?.IndexOf(column) ?? -1;
        CausalNode? node = at < 0 ? null : causes!.Nodes[at];
        (SpecificationLimits limits, string? from) = Limits(column, learned.Limits.GetValueOrDefault(column), "what the tester fails");
        return new(column, NameOf(column, node is { Unit.Length: > 0 }), node?.Unit ?? string.Empty, node?.Step ?? string.Empty, table.Name, limits, from);
    }

    private (SpecificationLimits Limits, string? From) Limits(string id, SpecificationLimits? standard, string standardFrom) =>
        specifications.All.TryGetValue(id, out KeptSpecification? set) ? (new(set.Lower, set.Upper), $"{set.By}, {set.At:yyyy-MM-dd}")
        : standard is { Any: true } ? (standard, standardFrom)
        : (SpecificationLimits.None, null);

    /// <summary>The words of a column; the last one is its unit where the unit is known otherwise.</summary>
    public static string NameOf(string column, bool endsInUnit)
    {
        string[] words = [.. SignalWords.Of(column)];
        string[] named = endsInUnit && words.Length > 1 ? words[..^1] : words;
        string name = string.Join(' ', named);
        return name.Length == 0 ? column : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private Learned LearnedFrom(Genealogy units)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_learned is { } learned && (now - learned.At).Duration() < s_learnedHolds && learned.Columns == units.Tables.Sum(table => table.Columns.Count))
        {
            return learned;
        }

        Dictionary<string, SpecificationLimits> limits = new(StringComparer.Ordinal);
        foreach (UnitTable table in units.Tables)
        {
            foreach (string check in table.Categories.Keys.Where(column => column.StartsWith(FailPrefix, StringComparison.Ordinal) && table.IsCheck(column)))
            {
                string? measured = table.NumberColumns.FirstOrDefault(column => !table.IsCheck(column) && SignalWords.Match(check[FailPrefix.Length..], column) > 0);
                if (measured is not null && TestLimits.Learn(Values(table, measured), Values(table, check)) is { } learnt)
                {
                    limits[measured] = learnt;
                }
            }
        }

        return _learned = new(now, units.Tables.Sum(table => table.Columns.Count), limits);
    }

    private static double[] Values(UnitTable table, string column) => [.. Enumerable.Range(0, table.RowCount).Select(row => table.Number(column, row))];

    private sealed record Learned(DateTimeOffset At, int Columns, IReadOnlyDictionary<string, SpecificationLimits> Limits);
}
