using System.Collections.Concurrent;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability;

/// <summary>What the units of a group have in common, back through everything they were made of. Counts over all units are kept, so that the next question is quick.</summary>
public sealed class Commonality(Genealogy genealogy)
{
    private readonly ConcurrentDictionary<(string Units, string Table, string Column), int[]> _totals = new();

    /// <param name="group">The group, of one table.</param>
    /// <param name="level">Highest adjusted p-value that is told.</param>
    /// <param name="limit">Most answers.</param>
    /// <param name="except">Columns of the group's own table that define the group and are no origin, such as the outcome.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The least probable by chance first; of two that hold the same units the one further up stands later.</returns>
    public IReadOnlyList<CommonOrigin> Of(UnitSet group, double level, int limit, IReadOnlySet<string> except, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(except);
        List<CommonOrigin> found = [];
        int looked = 0;
        foreach (Origin origin in Origins(group.Table).Where(origin => origin.Table != group.Table || !except.Contains(origin.Column)))
        {
            cancel.ThrowIfCancellationRequested();
            int[] totals = _totals.GetOrAdd((group.Table.Name, origin.Table.Name, origin.Column), _ => Count(origin, Enumerable.Range(0, group.Table.RowCount), cancel));
            int[] selected = Count(origin, group.Rows, cancel);
            int all = totals.Sum();
            int drawn = selected.Sum();
            looked += totals.Count(total => total > 0);
            for (int code = 0; code < selected.Length; code++)
            {
                if (selected[code] > 0 && (double)selected[code] * all > (double)drawn * totals[code])
                {
                    double expected = (double)drawn * totals[code] / all;
                    double p = Hypergeometric.UpperTail(selected[code], drawn, totals[code], all);
                    found.Add(new(origin.Table.Name, origin.Column, origin.Name(code), selected[code], totals[code], expected, selected[code] / expected, p, p));
                }
            }
        }

        return Adjusted(found, looked, level, limit);
    }

    /// <summary>Holm's step-down; what was looked at and not found counts.</summary>
    private static List<CommonOrigin> Adjusted(List<CommonOrigin> found, int looked, double level, int limit)
    {
        List<CommonOrigin> kept = [];
        double floor = 0;
        int rank = 0;
        foreach (CommonOrigin origin in found.OrderBy(origin => origin.PValue).ThenByDescending(origin => origin.Lift))
        {
            floor = Math.Max(floor, Math.Min(1, origin.PValue * (looked - rank++)));
            if (floor > level || kept.Count == limit)
            {
                break;
            }

            kept.Add(origin with { Adjusted = floor });
        }

        return kept;
    }

    private static int[] Count(Origin origin, IEnumerable<int> rows, CancellationToken cancel)
    {
        int[] counts = new int[origin.Words];
        int done = 0;
        foreach (int row in rows)
        {
            if ((++done & 0xFFFFF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            int above = row;
            foreach (int[] step in origin.Up)
            {
                above = above < 0 ? -1 : step[above];
            }

            int code = above < 0 ? -1 : origin.Codes is { } codes ? codes[above] : above;
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return counts;
    }

    /// <summary>All columns of words on the way up, and the units above themselves.</summary>
    private List<Origin> Origins(UnitTable units)
    {
        List<Origin> origins = [];
        Queue<(UnitTable Table, int[][] Up)> open = new([(units, [])]);
        HashSet<string> seen = [units.Name];
        while (open.TryDequeue(out (UnitTable Table, int[][] Up) next))
        {
            foreach ((string column, CategoryColumn words) in next.Table.Categories)
            {
                origins.Add(new(next.Table, column, next.Up, words, words.WordCount));
            }

            if (next.Up.Length > 0)
            {
                origins.Add(new(next.Table, next.Table.Key, next.Up, null, next.Table.RowCount));
            }

            foreach ((string parent, int[] rows) in next.Table.Parents.Where(parent => seen.Add(parent.Key)))
            {
                open.Enqueue((genealogy.Find(parent)!, [.. next.Up, rows]));
            }
        }

        return origins;
    }

    private sealed record Origin(UnitTable Table, string Column, int[][] Up, CategoryColumn? Codes, int Words)
    {
        public string Name(int code) => Codes?.Word(code) ?? Table.Ids[code];
    }
}
