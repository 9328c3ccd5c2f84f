using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Planning;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>
/// Produces the rows of a plan one by one, always in the same order: by the root's id, then by the relationships passed in each step, a
/// shorter way before its continuations. It can start behind a given position: as long as it follows that position
/// (<see cref="_seeking"/>) it skips what stands before it.
/// </summary>
internal sealed class RowWalk
{
    private readonly QueryPlan _plan;
    private readonly QueryMeter _meter;
    private readonly AnchorSearch _anchors;
    private readonly RowPosition? _after;
    private readonly RowScope _row;
    private readonly List<Relationship>[] _passed;
    private bool _seeking;

    public RowWalk(QueryPlan plan, QueryMeter meter, RowPosition? after = null)
    {
        _plan = plan;
        _meter = meter;
        _after = after;
        _seeking = after is not null;
        _row = new(plan.Query.Slots.Length, plan.Models);
        _passed = [.. plan.Query.Expansions.Select(_ => new List<Relationship>())];
        _anchors = new(plan, meter);
        if (after is not null && (after.Steps.Length != plan.Query.Expansions.Length || after.Steps.Any(step => step.IsEmpty)))
        {
            throw new QueryException(QueryErrorKind.Request, "the continuation token does not fit its query; repeat the query without it");
        }
    }

    private ImmutableArray<Expansion> Expansions => _plan.Query.Expansions;

    /// <summary>The rows; the scope is the same object each time.</summary>
    public IEnumerable<RowScope> Rows()
    {
        foreach ((object root, int order) in Roots())
        {
            _row[0] = root;
            _seeking = _seeking && order == 0;
            if (Passes(0))
            {
                foreach (int _ in Continue(0))
                {
                    yield return _row;
                }
            }

            _seeking = false;
        }
    }

    /// <summary>The position of the row last produced.</summary>
    public RowPosition Position()
    {
        EdgeKey root = _row[0] is Relationship relationship ? new(relationship) : new(_row.Twin(0).Id, string.Empty);
        return new(root, [.. _passed.Select(step => step.Select(edge => new EdgeKey(edge)).ToImmutableArray())]);
    }

    /// <summary>Candidates for slot 0 that do not stand before the position to start behind, and how they compare to it.</summary>
    private IEnumerable<(object Root, int Order)> Roots()
    {
        EdgeKey first = _after?.Root ?? new(string.Empty, string.Empty);
        if (_plan.Query.Slots[0].Kind == SlotKind.Relationship)
        {
            foreach (Relationship relationship in _plan.RelationshipRoot?.From(first.SourceId) ?? _plan.Indexes.RelationshipsFrom(first.SourceId))
            {
                _meter.Read();
                int order = -first.CompareTo(relationship);
                if (order >= 0)
                {
                    yield return (relationship, order);
                }
            }

            yield break;
        }

        foreach (Twin twin in Twins(first.SourceId))
        {
            _meter.Read();
            yield return (twin, string.CompareOrdinal(twin.Id, first.SourceId));
        }
    }

    private IEnumerable<Twin> Twins(string firstId)
    {
        if (_anchors.Roots.Count == 0 && _plan.Root is { InOrderFrom: { } inOrderFrom })
        {
            return inOrderFrom(firstId).Select(_plan.Indexes.Snapshot.Find).OfType<Twin>();
        }

        IEnumerable<string>? candidates = _plan.Root?.Ids;
        foreach (HashSet<string> roots in _anchors.Roots.OrderBy(roots => roots.Count))
        {
            candidates = candidates?.Where(roots.Contains) ?? roots;
        }

        return candidates is null
            ? AllTwins(firstId)
            : candidates.Where(id => string.CompareOrdinal(id, firstId) >= 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(_plan.Indexes.Snapshot.Find).OfType<Twin>();
    }

    /// <summary>Counting needs no order, and reading in no order is several times faster.</summary>
    private IEnumerable<Twin> AllTwins(string firstId) => _plan.Query.Projection == ProjectionKind.Count
        ? _plan.Indexes.Snapshot.Twins.Values
        : _plan.Indexes.TwinsFrom(firstId);

    private bool Passes(int step)
    {
        foreach (Condition condition in _plan.Filters[step])
        {
            if (condition.Evaluate(_row) != true)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Completes the row from a step on; yields once per complete row.</summary>
    private IEnumerable<int> Continue(int step)
    {
        if (step == Expansions.Length)
        {
            // The position to start behind is a row that was returned before.
            if (!_seeking)
            {
                yield return 0;
            }

            yield break;
        }

        _passed[step].Clear();
        foreach (int _ in Walk(step, _row.Twin(Expansions[step].From)))
        {
            if (Passes(step + 1))
            {
                foreach (int complete in Continue(step + 1))
                {
                    yield return complete;
                }
            }
        }
    }

    /// <summary>Extends the way of one step from a twin; yields whenever a target is bound.</summary>
    private IEnumerable<int> Walk(int step, Twin at)
    {
        Expansion expansion = Expansions[step];
        List<Relationship> way = _passed[step];
        ImmutableArray<EdgeKey> goal = _seeking ? _after!.Steps[step] : [];
        if (!_seeking || way.Count == goal.Length)
        {
            if (way.Count >= expansion.MinHops && IsTarget(step, at))
            {
                Bind(expansion, way[^1], at);
                yield return 0;
            }

            _seeking = _seeking && way.Count < goal.Length;
        }

        if (way.Count == expansion.MaxHops)
        {
            yield break;
        }

        foreach (Relationship edge in EdgesOf(expansion, at.Id))
        {
            _meter.Read();
            if (_seeking)
            {
                int order = -goal[way.Count].CompareTo(edge);
                if (order < 0)
                {
                    continue;
                }

                _seeking = order == 0;
            }

            if (Follow(step, edge, at) is { } next)
            {
                way.Add(edge);
                foreach (int bound in Walk(step, next))
                {
                    yield return bound;
                }

                way.RemoveAt(way.Count - 1);
            }

            _seeking = false;
        }

        _seeking = false;
    }

    private void Bind(Expansion expansion, Relationship last, Twin target)
    {
        _row[expansion.To] = target;
        if (expansion.Edge is { } edge)
        {
            _row[edge] = last;
        }
    }

    private bool IsTarget(int step, Twin at)
    {
        Expansion expansion = Expansions[step];
        return (!expansion.Closes || _row.Twin(expansion.To).Id == at.Id) && _anchors.Reach[step].TrueForAll(reach => reach.IsTarget(at.Id));
    }

    /// <summary>The twin at the other end, unless the edge was passed before or leads nowhere wanted.</summary>
    private Twin? Follow(int step, Relationship edge, Twin at)
    {
        Expansion expansion = Expansions[step];
        string other = edge.SourceId == at.Id && expansion.Direction != EdgeDirection.Incoming ? edge.TargetId : edge.SourceId;
        int hopsLeft = expansion.MaxHops - _passed[step].Count - 1;
        bool wanted = _anchors.Reach[step].TrueForAll(reach => reach.Allows(other, hopsLeft)) && !(_plan.Query.IsPattern && WasPassed(step, edge));
        return wanted ? _plan.Indexes.Snapshot.Find(other) : null;
    }

    private bool WasPassed(int step, Relationship edge)
    {
        for (int i = 0; i <= step; i++)
        {
            if (_passed[i].Exists(passed => ReferenceEquals(passed, edge)))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<Relationship> EdgesOf(Expansion expansion, string twinId)
    {
        RelationshipIndex relationships = _plan.Indexes.Snapshot.Relationships;
        if (expansion.Direction == EdgeDirection.Outgoing)
        {
            return expansion.Names.Length == 1
                ? relationships.From(twinId, expansion.Names[0])
                : relationships.From(twinId).Where(edge => expansion.Accepts(edge.Name));
        }

        IEnumerable<Relationship> incoming = relationships.To(twinId).Where(edge => expansion.Accepts(edge.Name));
        IEnumerable<Relationship> edges = expansion.Direction == EdgeDirection.Incoming
            ? incoming
            : relationships.From(twinId).Concat(incoming.Where(edge => edge.SourceId != edge.TargetId)).Where(edge => expansion.Accepts(edge.Name));
        return edges.Order(Comparer<Relationship>.Create(RelationshipPaths.Compare));
    }
}
