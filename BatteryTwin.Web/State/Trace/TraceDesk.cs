using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Web.State.Quality;

namespace BatteryTwin.Web.State.Trace;

/// <summary>Finds units, follows them in both directions, and says what groups of them have in common. Singleton.</summary>
public sealed class TraceDesk(IGenealogyShelf shelf, IProcessTables tables, QualityVariables variables, ITwinGraph twins)
{
    /// <summary>Most identifiers of a question.</summary>
    public const int MostIds = 50_000;

    private const int MostShown = 200;
    private const int MostPopulation = 2_000;
    private const int MostOrigins = 40;
    private const double Level = 0.01;
    private const string LotSuffix = "_lot";

    private static readonly char[] s_separators = [' ', ',', ';', '\n', '\r', '\t'];

    /// <summary>What there is; null while the plant has no units.</summary>
    public Task<ProcessExtent?> ExtentAsync(CancellationToken cancel) => tables.ExtentAsync(cancel);

    /// <summary>Whether a word is the id of a twin, such as a station.</summary>
    public bool IsTwin(string word) => twins.Current.Find(word) is not null;

    /// <summary>Units and lots by a part of their identifier.</summary>
    public async Task<IReadOnlyList<UnitHit>> SearchAsync(string text, int limit, CancellationToken cancel)
    {
        string part = text.Trim();
        return part.Length == 0 || await shelf.FindAsync(cancel) is not { } kept
            ? []
            : [.. kept.Units.Tables.SelectMany(table => Lots(table).SelectMany(lots => Words(table, lots, part, limit)).Concat(table.Ids.Search(part, limit).Select(row => Hit(table, row))))
                .OrderBy(hit => hit.Id.Equals(part, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .Take(limit)];
    }

    /// <summary>The same as results of the general search; none while units cannot be read, so that other things are found all the same.</summary>
    public async Task<IReadOnlyList<SearchHit>> HitsAsync(string text, int limit, CancellationToken cancel)
    {
        try
        {
            return [.. (await SearchAsync(text, limit, cancel)).Select(unit => new SearchHit(unit.Id, $"{unit.Table.Replace('_', ' ')} {unit.Note}", $"/trace?unit={Uri.EscapeDataString(unit.Id)}"))];
        }
        catch (Exception fault) when (fault is StorageUnavailableException or TableException)
        {
            return [];
        }
    }

    /// <summary>A unit or lot with its relatives; null when there is none.</summary>
    public async Task<TraceView?> TraceAsync(string id, CancellationToken cancel)
    {
        if (await shelf.FindAsync(cancel) is not { } kept)
        {
            return null;
        }

        IReadOnlyList<QualityVariable> all = await variables.AllAsync(cancel);
        return await Task.Run(() => Trace(kept.Units, id, all), cancel);
    }

    /// <summary>What units that failed in a scope have in common, against all of that scope.</summary>
    public async Task<CommonView?> CommonOfFailedAsync(QualityScope scope, CancellationToken cancel)
    {
        if (await tables.ReadAsync(new(scope.From, scope.To, scope.Plant, scope.Line), cancel) is not { } read)
        {
            return null;
        }

        return await Task.Run(
            () =>
            {
                Genealogy genealogy = new(read.Tables);
                UnitTable units = genealogy.Find(read.Units.Name)!;
                int[] failed = [.. Enumerable.Range(0, units.RowCount).Where(row => HasFailed(units, row))];
                return Common(genealogy, new(units, failed), [], cancel);
            },
            cancel);
    }

    /// <summary>Which units failed in a scope; null while the plant has no units.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="most">Most that are named.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<FailedUnits?> FailedAsync(QualityScope scope, int most, CancellationToken cancel)
    {
        if (await tables.ReadAsync(new(scope.From, scope.To, scope.Plant, scope.Line), cancel) is not { Units: var units })
        {
            return null;
        }

        TimeColumn? times = units.LastTime is { } last ? units.Times[last] : null;
        int[] failed = await Task.Run(() => Enumerable.Range(0, units.RowCount).Where(row => HasFailed(units, row)).OrderBy(row => times?.Seconds(row) ?? row).ToArray(), cancel);
        return new(units.Name, [.. failed.TakeLast(most).Select(row => units.Ids[row])], failed.Length, units.RowCount);
    }

    /// <summary>What some units have in common, against all there are.</summary>
    /// <param name="text">Identifiers, parted by spaces, commas or lines.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<CommonView?> CommonAsync(string text, CancellationToken cancel)
    {
        if (await shelf.FindAsync(cancel) is not { Units.Tables.Count: > 0 } kept)
        {
            return null;
        }

        string[] ids = Split(text);
        if (ids.Length > MostIds)
        {
            throw new TableException("numbers", null, null, $"there are {ids.Length:N0} of them, at most {MostIds:N0} can be compared at once; compare fewer");
        }

        UnitTable units = kept.Units.Tables.MaxBy(table => ids.Take(100).Count(id => table.Ids.Find(id) >= 0))!;
        int[] rows = [.. ids.Select(units.Ids.Find).Where(row => row >= 0).Order()];
        return await Task.Run(() => Common(kept.Units, new(units, rows), [.. ids.Where(id => units.Ids.Find(id) < 0)], cancel), cancel);
    }

    /// <summary>The identifiers of a text, each once.</summary>
    /// <param name="text">Identifiers, parted by spaces, commas or lines.</param>
    public static string[] Split(string? text) => [.. (text ?? string.Empty).Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a unit failed any check.</summary>
    public static bool HasFailed(UnitTable table, int row) => table.Columns.Any(column => table.IsCheck(column) && table.Number(column, row) == 1);

    private static CommonView Common(Genealogy genealogy, UnitSet group, string[] unknown, CancellationToken cancel)
    {
        HashSet<string> checks = [.. group.Table.Columns.Where(group.Table.IsCheck)];
        IReadOnlyList<CommonOrigin> common = group.Rows.Length == 0 ? [] : new Commonality(genealogy).Of(group, Level, MostOrigins, checks, cancel);
        return new(group.Table.Name, group.Rows.Length, group.Table.RowCount, common, unknown);
    }

    private static IEnumerable<string> Lots(UnitTable table) => table.Categories.Keys.Where(column => column.EndsWith(LotSuffix, StringComparison.Ordinal) || column == "lot");

    private static IEnumerable<UnitHit> Words(UnitTable table, string column, string part, int limit) =>
        Enumerable.Range(0, table.Categories[column].WordCount).Select(table.Categories[column].Word).Where(word => word.Contains(part, StringComparison.OrdinalIgnoreCase)).Take(limit).Select(word => new UnitHit(column, word, $"lot of {table.Name}"));

    private static UnitHit Hit(UnitTable table, int row) => new(table.Name, table.Ids[row], string.Join(' ', new UnitRow(table, row).Passed().Where(pair => pair.Column is "plant" or "line").Select(pair => pair.Value)));

    private static TraceView? Trace(Genealogy genealogy, string id, IReadOnlyList<QualityVariable> all)
    {
        foreach (UnitTable table in genealogy.Tables.Reverse())
        {
            if (genealogy.Find(table.Name, id) is not { } unit)
            {
                continue;
            }

            UnitRow[] way = [.. genealogy.Backward(unit).Reverse(), unit];
            ParameterPlace[] places = [.. way.SelectMany(step => all.Where(variable => variable.Table == step.Table.Name).Select(variable => Place(variable, step))).OfType<ParameterPlace>()];
            return new(table.Name, id, [.. way.Select(step => Step(step, step == unit))], Became(genealogy, new(table, [unit.Row])), places);
        }

        foreach (UnitTable table in genealogy.Tables)
        {
            foreach (string lots in Lots(table))
            {
                if (genealogy.Where(table.Name, lots, id) is { Rows.Length: > 0 } set)
                {
                    return new(lots, id, [new(lots, id, [], true, false)], [Made(set), .. Became(genealogy, set)], []);
                }
            }
        }

        return null;
    }

    private static TracedStep Step(UnitRow unit, bool isChosen) => new(unit.Table.Name, unit.Id, [.. unit.Passed().Where(pair => !unit.Table.IsCheck(pair.Column))], isChosen, HasFailed(unit.Table, unit.Row));

    private static MadeUnits[] Became(Genealogy genealogy, UnitSet origin) => [.. genealogy.Forward(origin).Where(set => set.Rows.Length > 0).Select(Made)];

    private static MadeUnits Made(UnitSet set)
    {
        string[] checks = [.. set.Table.Columns.Where(set.Table.IsCheck)];
        bool Failed(int row) => Array.Exists(checks, check => set.Table.Number(check, row) == 1);
        return new(set.Table.Name, set.Rows.Length, checks.Length == 0 ? 0 : set.Rows.Count(Failed), [.. set.Rows.Take(MostShown).Select(row => (set.Table.Ids[row], checks.Length > 0 && Failed(row)))]);
    }

    /// <summary>The value among those of the newest units of the same line.</summary>
    private static ParameterPlace? Place(QualityVariable variable, UnitRow unit)
    {
        double value = unit.Table.Number(variable.Id, unit.Row);
        if (double.IsNaN(value))
        {
            return null;
        }

        CategoryColumn? plants = unit.Table.Categories.GetValueOrDefault("plant");
        CategoryColumn? lines = unit.Table.Categories.GetValueOrDefault("line");
        List<double> others = [];
        for (int row = unit.Table.RowCount - 1; row >= 0 && others.Count < MostPopulation; row--)
        {
            if (row != unit.Row && (plants is null || plants[row] == plants[unit.Row]) && (lines is null || lines[row] == lines[unit.Row]) && unit.Table.Number(variable.Id, row) is double other && !double.IsNaN(other))
            {
                others.Add(other);
            }
        }

        if (others.Count < 2)
        {
            return new(variable, value, value, 0, 0.5, others.Count);
        }

        double mean = others.Average();
        double sigma = Math.Sqrt(others.Sum(other => (other - mean) * (other - mean)) / (others.Count - 1));
        return new(variable, value, mean, sigma, (double)others.Count(other => other < value) / others.Count, others.Count);
    }
}
