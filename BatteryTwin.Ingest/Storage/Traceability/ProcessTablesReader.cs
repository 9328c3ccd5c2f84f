using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Cuts scopes out of the genealogy.</summary>
internal sealed class ProcessTablesReader(IGenealogyShelf shelf, TimeProvider time) : IProcessTables
{
    public async Task<ProcessExtent?> ExtentAsync(CancellationToken cancel) =>
        await shelf.FindAsync(cancel).ConfigureAwait(false) is { Units.Tables.Count: > 0 } kept ? await Task.Run(() => kept.Extent, cancel).ConfigureAwait(false) : null;

    public async Task<ProcessTables?> ReadAsync(ProcessScope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await shelf.FindAsync(cancel).ConfigureAwait(false) is { Units.Tables.Count: > 0 } kept
            ? await Task.Run(() => Read(kept.Units, scope, cancel), cancel).ConfigureAwait(false)
            : null;
    }

    private ProcessTables Read(Genealogy genealogy, ProcessScope scope, CancellationToken cancel)
    {
        UnitTable units = (scope.Table is null ? null : genealogy.Find(scope.Table)) ?? genealogy.EndProducts;
        TimeColumn? times = units.LastTime is { } last ? units.Times[last] : null;
        (double from, double to) = (TimeColumn.SecondsOf(scope.From), TimeColumn.SecondsOf(scope.To));
        Func<int, bool> isPlant = Word(units, ProcessExtent.PlantColumn, scope.Plant);
        Func<int, bool> isLine = Word(units, ProcessExtent.LineColumn, scope.Line);
        HashSet<int>? named = scope.Ids is null ? null : [.. scope.Ids.Select(units.Ids.Find)];
        List<int> rows = [];
        for (int row = 0; row < units.RowCount; row++)
        {
            double seconds = times?.Seconds(row) ?? from;

            // A unit that is asked for by name may not be finished yet.
            seconds = double.IsNaN(seconds) && named is not null ? from : seconds;
            if (seconds >= from && seconds < to && isPlant(row) && isLine(row) && (named is null || named.Contains(row)))
            {
                rows.Add(row);
            }
        }

        return new(scope, GenealogyCut.Of(genealogy, new(units, [.. rows]), cancel), time.GetUtcNow());
    }

    private static Func<int, bool> Word(UnitTable units, string column, string? word)
    {
        if (word is null || !units.Categories.TryGetValue(column, out CategoryColumn? words))
        {
            return _ => true;
        }

        int code = words.CodeOf(word);
        return row => code >= 0 && words[row] == code;
    }
}
