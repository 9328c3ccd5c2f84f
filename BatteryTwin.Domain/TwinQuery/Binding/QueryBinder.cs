using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>Resolves the names of a query and checks the rules that its grammar cannot express.</summary>
internal sealed class QueryBinder
{
    private readonly SlotTable _slots = new();
    private readonly ImmutableArray<Expansion>.Builder _expansions = ImmutableArray.CreateBuilder<Expansion>();

    /// <exception cref="QueryException">An unknown or doubled alias, a missing <c>$dtId</c> filter, <c>*</c> with several collections, or two columns of one name.</exception>
    public static BoundQuery Bind(QuerySyntax query, QueryLimits limits)
    {
        QueryBinder binder = new();
        binder.BindSource(query.Source);
        ImmutableArray<Condition> conjuncts = query.Condition is { } condition ? Conjuncts(new ConditionBinder(binder._slots).Bind(condition)) : [];
        if (limits.RequireTwinFilter && binder._expansions.Count > 0 && !conjuncts.Any(binder.FixesTwin))
        {
            throw new QueryException(
                query.Source.Position,
                $"with {(query.Source is MatchSourceSyntax ? "MATCH" : "JOIN")} the WHERE clause must name at least one twin: alias.$dtId = '...' or alias.$dtId IN [...]");
        }

        return new()
        {
            Syntax = query,
            Slots = binder._slots.Slots,
            Expansions = binder._expansions.ToImmutable(),
            Conjuncts = conjuncts,
            Columns = binder.BindColumns(query.Projection),
            IsPattern = query.Source is MatchSourceSyntax,
        };
    }

    private static ImmutableArray<Condition> Conjuncts(Condition condition) =>
        condition is LogicalCondition { IsAnd: true } both ? [.. both.Parts.SelectMany(part => Conjuncts(part))] : [condition];

    /// <summary>True when every row that meets the condition has a twin whose id the condition names.</summary>
    private bool FixesTwin(Condition condition) => condition switch
    {
        LogicalCondition { IsAnd: true } all => all.Parts.Any(FixesTwin),
        LogicalCondition any => any.Parts.All(FixesTwin),
        ComparisonCondition { Operator: ComparisonOperator.Equal } comparison =>
            (IsTwinId(comparison.Left) && comparison.Right.Path is null) || (IsTwinId(comparison.Right) && comparison.Left.Path is null),
        MembershipCondition { Negated: false } membership => IsTwinId(membership.Operand),
        _ => false,
    };

    private bool IsTwinId(Operand operand) => operand.Path is not null && operand.Path.Is("$dtId") && _slots.Slots[operand.Slot].Kind == SlotKind.Twin;

    private void BindSource(SourceSyntax source)
    {
        switch (source)
        {
            case RelationshipSourceSyntax relationships:
                _slots.Add(relationships.Alias, SlotKind.Relationship);
                break;
            case TwinSourceSyntax twins:
                _slots.Add(twins.Alias, SlotKind.Twin);
                _slots.NeedsAlias = !twins.Joins.IsEmpty;
                foreach (JoinSyntax join in twins.Joins)
                {
                    BindJoin(join);
                }

                break;
            case MatchSourceSyntax match:
                _slots.NeedsAlias = true;
                BindPattern(match);
                break;
        }
    }

    private void BindJoin(JoinSyntax join)
    {
        RowSlot from = _slots.RequireTwin(join.Source);
        RowSlot to = _slots.Add(join.Target, SlotKind.Twin);
        RowSlot? edge = join.RelationshipAlias is { } alias ? _slots.Add(alias, SlotKind.Relationship) : null;
        _expansions.Add(new(from.Index, to.Index, edge?.Index, EdgeDirection.Outgoing, [join.RelationshipName], 1, 1, Closes: false));
    }

    private void BindPattern(MatchSourceSyntax match)
    {
        RowSlot from = _slots.Add(match.Nodes[0], SlotKind.Twin);
        for (int i = 0; i < match.Edges.Length; i++)
        {
            EdgeSyntax edge = match.Edges[i];
            AliasSyntax? node = match.Nodes[i + 1];
            bool closes = node is not null && _slots.Find(node.Name) is not null;
            RowSlot to = closes ? _slots.RequireTwin(node!) : _slots.Add(node, SlotKind.Twin);
            RowSlot? variable = edge.Variable is null ? null : _slots.Add(edge.Variable, SlotKind.Relationship);
            _expansions.Add(new(from.Index, to.Index, variable?.Index, edge.Direction, edge.Names, edge.MinHops, edge.MaxHops, closes));
            from = to;
        }
    }

    private ImmutableArray<BoundColumn> BindColumns(ProjectionSyntax projection)
    {
        if (projection.Kind == ProjectionKind.Document && _slots.NeedsAlias)
        {
            throw new QueryException(projection.Position, "with JOIN or MATCH the columns must be named, for example SELECT a, b");
        }

        ImmutableArray<BoundColumn>.Builder columns = ImmutableArray.CreateBuilder<BoundColumn>();
        foreach (ColumnSyntax column in projection.Columns)
        {
            string key = column.Alias?.Name ?? column.Path.Names[^1];
            if (columns.Any(other => other.Key == key))
            {
                throw new QueryException(column.Alias?.Position ?? column.Path.Source.Position, $"two columns are named '{key}'; rename one with AS");
            }

            columns.Add(new(key, _slots.Resolve(column.Path)));
        }

        return columns.ToImmutable();
    }
}
