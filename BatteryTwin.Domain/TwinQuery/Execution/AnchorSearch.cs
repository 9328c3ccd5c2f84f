using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Planning;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>
/// Uses twins that the query names behind the first slot: searches the way back from them, step by step, so that the walk from slot 0 goes
/// only where it can arrive. It leaves rows out only if they cannot meet the query.
/// </summary>
internal sealed class AnchorSearch
{
    /// <summary>When the root is known anyway, a search back must not cost more than it can save.</summary>
    private const int MaxTwinsBesideKnownRoot = 10_000;

    private readonly QueryPlan _plan;
    private readonly QueryMeter _meter;

    public AnchorSearch(QueryPlan plan, QueryMeter meter)
    {
        _plan = plan;
        _meter = meter;
        Reach = [.. plan.Query.Expansions.Select(_ => new List<ReachMap>())];
        foreach ((int slot, AccessPath twins) in plan.Anchors)
        {
            TraceBack(slot, twins.Ids);
        }
    }

    /// <summary>What is known about each step.</summary>
    public List<ReachMap>[] Reach { get; }

    /// <summary>Sets of twins that slot 0 must be in, all of them.</summary>
    public List<HashSet<string>> Roots { get; } = [];

    private void TraceBack(int slot, IEnumerable<string> twins)
    {
        RelationshipIndex relationships = _plan.Indexes.Snapshot.Relationships;
        int maxTwins = _plan.Root is null ? int.MaxValue : MaxTwinsBesideKnownRoot;
        IEnumerable<string> targets = twins;
        while (slot > 0)
        {
            int step = IndexOfStepTo(slot);
            Expansion expansion = _plan.Query.Expansions[step];
            ReachMap? map = ReachMap.Build(expansion, targets, relationships, _meter, maxTwins);
            if (map is null)
            {
                return;
            }

            Reach[step].Add(map);
            targets = map.Starts;
            slot = expansion.From;
            if (slot == 0)
            {
                Roots.Add(map.Starts);
            }
        }
    }

    private int IndexOfStepTo(int slot)
    {
        for (int i = 0; i < _plan.Query.Expansions.Length; i++)
        {
            if (_plan.Query.Expansions[i] is { Closes: false } expansion && expansion.To == slot)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"no step fills slot {slot}");
    }
}
