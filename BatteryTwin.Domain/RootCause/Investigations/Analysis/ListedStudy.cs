using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Looks at the units that a question names: which went through what changed, and what they have in common.</summary>
internal sealed class ListedStudy(EffectWindow window, PlantCase plantCase, PlantExplanation explanation)
{
    private const double Level = 0.01;
    private const int MostOrigins = 20;

    private readonly int[] _population = window.Listed.Count == 0 ? [] : Population(window);

    /// <summary>Units that the named are compared with, themselves among them; 0 when none are named.</summary>
    public int Of => _population.Length;

    /// <summary>The named units in the order of time.</summary>
    /// <param name="keys">Keys of the causes, in the order of the explanation.</param>
    public IReadOnlyList<ListedCell> Cells(IReadOnlyList<string> keys)
    {
        HashSet<int>[] through = [.. explanation.Stretches.Select(Through)];
        return
        [
            .. window.Listed.OrderBy(row => double.IsNaN(window.Places.Last[row])).ThenBy(row => window.Places.Last[row])
                .Select(row => new ListedCell(
                    window.Places.Units.Units.Ids[row],
                    double.IsFinite(window.Places.Last[row]) ? TimeColumn.TimeOf(window.Places.Last[row]) : null,
                    window.Places.Failed[row],
                    [.. keys.Where((_, cause) => through[cause].Contains(row))])),
        ];
    }

    /// <summary>What they share beyond chance, against all units of the same time at every place.</summary>
    public IReadOnlyList<CommonOrigin> Common(IReadOnlyList<UnitTable> tables, CancellationToken cancel)
    {
        if (window.Listed.Count == 0)
        {
            return [];
        }

        Genealogy all = new(tables);
        Genealogy sameTime = new(GenealogyCut.Of(all, new(all.Find(window.Places.Units.Name)!, _population), cancel));
        UnitTable units = sameTime.Find(window.Places.Units.Name)!;
        int[] group = [.. window.Listed.Select(row => units.Ids.Find(window.Places.Units.Units.Ids[row])).Where(row => row >= 0).Order()];
        return new Commonality(sameTime).Of(new(units, group), Level, MostOrigins, units.Columns.Where(units.IsCheck).ToHashSet(StringComparer.Ordinal), cancel);
    }

    private static int[] Population(EffectWindow window)
    {
        double[] last = window.Places.Last;
        double[] named = [.. window.Listed.Select(row => last[row]).Where(double.IsFinite)];
        (double from, double to) = (named.DefaultIfEmpty(window.From).Min(), named.DefaultIfEmpty(window.End).Max());
        HashSet<int> listed = [.. window.Listed];
        return [.. Enumerable.Range(0, last.Length).Where(row => (last[row] >= Math.Min(from, window.From) && last[row] <= Math.Max(to, window.End)) || listed.Contains(row))];
    }

    private HashSet<int> Through(ChangedStretch stretch)
    {
        NodeColumn column = plantCase.Columns[stretch.Node];
        TakenBack taken = TakenBack.Of(plantCase, explanation.Model, stretch);
        return [.. new ReachedRows(column.Table, taken.Rows, []).In(window.Places.Units)];
    }
}
