using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>Draws a plan as a tree, from the rows asked for down to where they are read.</summary>
internal sealed class PlanExplanation(BoundQuery query, IQueryIndexes indexes)
{
    /// <summary>Guess for conditions that no index answers.</summary>
    private const double FilterKeeps = 0.3;

    public PlanNode Explain(AccessPath? root, RelationshipAccess? relationships, ImmutableArray<(int Slot, AccessPath Twins)> anchors)
    {
        PlanNode node = ExplainRoot(root, relationships, anchors);
        foreach (Expansion expansion in query.Expansions)
        {
            double rows = node.EstimatedRows!.Value * Math.Pow(Math.Max(1, RelationshipsPerTwin), expansion.MaxHops);
            node = new("Expand", Describe(expansion), rows, [node]);
        }

        foreach (Condition condition in query.Conjuncts)
        {
            bool isAnswered = query.Expansions.IsEmpty && query.Conjuncts.Length == 1 && (root is { IsExact: true } or { IsIdList: true } || relationships is { IsExact: true });
            node = isAnswered ? node : new("Filter", condition.Text, node.EstimatedRows * (node.Operation == "Lookup" ? 1 : FilterKeeps), [node]);
        }

        if (query.Top is { } top)
        {
            node = new("Top", $"{top}", Math.Min(top, node.EstimatedRows!.Value), [node]);
        }

        return query.Projection switch
        {
            ProjectionKind.Count => new("Count", string.Empty, 1, [node]),
            ProjectionKind.Document => new("Select", "*", node.EstimatedRows, [node]),
            _ => new("Select", string.Join(", ", query.Columns.Select(column => column.Key)), node.EstimatedRows, [node]),
        };
    }

    private double RelationshipsPerTwin => indexes.RelationshipCount / (double)Math.Max(1, indexes.TwinCount);

    private PlanNode ExplainRoot(AccessPath? root, RelationshipAccess? relationships, ImmutableArray<(int Slot, AccessPath Twins)> anchors)
    {
        if (query.Slots[0].Kind == SlotKind.Relationship)
        {
            return relationships is null
                ? new("Scan", "all relationships", indexes.RelationshipCount, [])
                : new("Lookup", relationships.Description, relationships.Rows, []);
        }

        if (root is null && !anchors.IsEmpty)
        {
            return new(
                "Trace back",
                $"to {Name(0)}",
                null,
                [.. anchors.Select(anchor => new PlanNode("Lookup", $"{Name(anchor.Slot)}: {anchor.Twins.Description}", anchor.Twins.Rows, []))])
            {
                EstimatedRows = anchors.Min(anchor => anchor.Twins.Rows) * Math.Max(1, RelationshipsPerTwin),
            };
        }

        return root is null
            ? new("Scan", "all twins by id", indexes.TwinCount, [])
            : new("Lookup", root.Description, root.Rows, []);
    }

    private string Name(int slot) => query.Slots[slot].Name ?? "()";

    private string Describe(Expansion expansion)
    {
        string hops = (expansion.MinHops, expansion.MaxHops) switch
        {
            (1, 1) => string.Empty,
            (int min, int max) when min == max => $" {min} hops",
            (int min, int max) => $" {min} to {max} hops",
        };
        string names = expansion.Names.IsEmpty ? "any relationship" : string.Join(" or ", expansion.Names);
        string way = expansion.Direction switch
        {
            EdgeDirection.Outgoing => $"({Name(expansion.From)}) -> ({Name(expansion.To)})",
            EdgeDirection.Incoming => $"({Name(expansion.From)}) <- ({Name(expansion.To)})",
            _ => $"({Name(expansion.From)}) - ({Name(expansion.To)})",
        };
        return $"{way} by {names}{hops}{(expansion.Closes ? ", back to a twin already found" : string.Empty)}";
    }
}
