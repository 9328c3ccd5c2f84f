using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Cuts scopes out of the genealogy.</summary>
internal sealed class ProcessTablesReader(IGenealogyShelf shelf, TimeProvider time) : IProcessTables
{
    private const string PlantColumn = "plant";
    private const string LineColumn = "line";

    public async Task<ProcessExtent?> ExtentAsync(CancellationToken cancel)
    {
        if (await shelf.FindAsync(cancel).ConfigureAwait(false) is not { Units.Tables.Count: > 0 } kept)
        {
            return null;
        }

        UnitTable units = kept.Units.EndProducts;
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        if (units.LastTime is { } column)
        {
            (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
            TimeColumn times = units.Times[column];
            for (int row = 0; row < units.RowCount; row++)
            {
                double seconds = times.Seconds(row);
                (low, high) = (seconds < low ? seconds : low, seconds > high ? seconds : high);
            }

            first = low <= high ? TimeColumn.TimeOf(low) : null;
            last = low <= high ? TimeColumn.TimeOf(high) : null;
        }

        return new(units.Name, units.RowCount, first, last, Lines(units));
    }

    public async Task<ProcessTables?> ReadAsync(ProcessScope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await shelf.FindAsync(cancel).ConfigureAwait(false) is { Units.Tables.Count: > 0 } kept
            ? await Task.Run(() => Read(kept.Units, scope, cancel), cancel).ConfigureAwait(false)
            : null;
    }

    private static List<(string Plant, string Line)> Lines(UnitTable units)
    {
        CategoryColumn? plants = units.Categories.GetValueOrDefault(PlantColumn);
        CategoryColumn? lines = units.Categories.GetValueOrDefault(LineColumn);
        HashSet<(int Plant, int Line)> seen = [];
        for (int row = 0; row < units.RowCount; row++)
        {
            seen.Add((plants?[row] ?? -1, lines?[row] ?? -1));
        }

        return [.. seen.Where(pair => pair.Plant >= 0 || pair.Line >= 0)
            .Select(pair => (pair.Plant < 0 ? string.Empty : plants!.Word(pair.Plant), pair.Line < 0 ? string.Empty : lines!.Word(pair.Line)))
            .OrderBy(pair => pair.Item1, StringComparer.Ordinal).ThenBy(pair => pair.Item2, StringComparer.Ordinal)];
    }

    private ProcessTables Read(Genealogy genealogy, ProcessScope scope, CancellationToken cancel)
    {
        UnitTable units = (scope.Table is null ? null : genealogy.Find(scope.Table)) ?? genealogy.EndProducts;
        TimeColumn? times = units.LastTime is { } last ? units.Times[last] : null;
        (double from, double to) = (TimeColumn.SecondsOf(scope.From), TimeColumn.SecondsOf(scope.To));
        Func<int, bool> isPlant = Word(units, PlantColumn, scope.Plant);
        Func<int, bool> isLine = Word(units, LineColumn, scope.Line);
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
