using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>
/// Chooses the access path. Whatever it chooses, rows come in the same order (twin id, then the relationships passed), so that a page can
/// be continued under another plan.
/// </summary>
internal sealed class QueryPlanner
{
    private readonly BoundQuery _query;
    private readonly IQueryIndexes _indexes;
    private readonly ModelMatches _models;

    private QueryPlanner(BoundQuery query, IQueryIndexes indexes)
    {
        _query = query;
        _indexes = indexes;
        _models = new(indexes.Snapshot.Models);
    }

    /// <param name="query">The query.</param>
    /// <param name="indexes">The state of the graph to answer from.</param>
    /// <param name="rowsWanted">After how many rows reading stops; null = all are read.</param>
    public static QueryPlan Plan(BoundQuery query, IQueryIndexes indexes, int? rowsWanted) => new QueryPlanner(query, indexes).Plan(rowsWanted);

    /// <summary>Members whose index would help the query.</summary>
    public static IReadOnlyCollection<MemberPath> IndexablePaths(BoundQuery query)
    {
        if (!query.Expansions.IsEmpty || query.Slots[0].Kind == SlotKind.Relationship)
        {
            return [];
        }

        bool namesTwins = AccessPathFinder.TextsFor(query.Conjuncts, 0, "$dtId") is not null;
        return namesTwins ? [] : [.. PathsOf(query.Conjuncts).Where(path => path.IsProperty).Distinct()];
    }

    private static IEnumerable<MemberPath> PathsOf(IEnumerable<Condition> conditions) => conditions.SelectMany(condition =>
        condition is LogicalCondition logical ? PathsOf(logical.Parts) : PropertyTest.Read(condition, 0) is { } test ? [test.Path] : []);

    private QueryPlan Plan(int? rowsWanted)
    {
        AccessPathFinder finder = new(_indexes, _models);
        bool readsTwins = _query.Slots[0].Kind == SlotKind.Twin;
        AccessPath? root = readsTwins ? finder.Find(_query.Conjuncts, 0) : null;
        if (root is { IsIdList: false, InOrderFrom: null } && _query.Expansions.IsEmpty && ScanIsCheaper(root.Rows, rowsWanted))
        {
            root = null;
        }

        RelationshipAccess? relationships = readsTwins ? null : RelationshipPaths.Find(_query.Conjuncts, _indexes);
        ImmutableArray<(int, AccessPath)> anchors = FindAnchors(finder);
        return new(_query, _indexes, _models)
        {
            Root = root,
            RelationshipRoot = relationships,
            Anchors = anchors,
            Filters = AssignFilters(),
            KnownCount = Count(root, relationships),
            Explanation = new PlanExplanation(_query, _indexes).Explain(root, relationships, anchors),
        };
    }

    /// <summary>
    /// Candidates of an index are sorted by id before the first row leaves; reading in id order stops as soon as the page is full.
    /// </summary>
    private bool ScanIsCheaper(long candidates, int? rowsWanted)
    {
        if (_query.Projection == ProjectionKind.Count || rowsWanted is not { } wanted)
        {
            return false;
        }

        double twins = _indexes.TwinCount;
        double scanned = Math.Min(twins, (wanted + 1) * twins / Math.Max(1, candidates));
        double sorted = candidates * (1 + (Math.Log2(candidates + 1) / 8));
        return scanned < sorted;
    }

    private ImmutableArray<(int Slot, AccessPath Twins)> FindAnchors(AccessPathFinder finder) =>
    [
        .. _query.Slots.Where(slot => slot.Index > 0 && slot.Kind == SlotKind.Twin)
            .Select(slot => (slot.Index, Path: finder.Find(_query.Conjuncts, slot.Index)))
            .Where(anchor => anchor.Path is { IsIdList: true })
            .Select(anchor => (anchor.Index, anchor.Path!)),
    ];

    private ImmutableArray<ImmutableArray<Condition>> AssignFilters()
    {
        int[] stepOfSlot = new int[_query.Slots.Length];
        for (int step = 1; step <= _query.Expansions.Length; step++)
        {
            Expansion expansion = _query.Expansions[step - 1];
            stepOfSlot[expansion.To] = expansion.Closes ? stepOfSlot[expansion.To] : step;
            if (expansion.Edge is { } edge)
            {
                stepOfSlot[edge] = step;
            }
        }

        ILookup<int, Condition> byStep = _query.Conjuncts.ToLookup(condition => condition.Slots.Select(slot => stepOfSlot[slot]).DefaultIfEmpty(0).Max());
        return [.. Enumerable.Range(0, _query.Expansions.Length + 1).Select(step => byStep[step].ToImmutableArray())];
    }

    private long? Count(AccessPath? root, RelationshipAccess? relationships)
    {
        if (_query.Projection != ProjectionKind.Count || !_query.Expansions.IsEmpty)
        {
            return null;
        }

        if (_query.Conjuncts.IsEmpty)
        {
            return _query.Slots[0].Kind == SlotKind.Twin ? _indexes.TwinCount : _indexes.RelationshipCount;
        }

        return _query.Conjuncts.Length > 1 ? null
            : root is { IsExact: true } ? root.Rows
            : relationships is { IsExact: true } ? (long)relationships.Rows
            : null;
    }
}
