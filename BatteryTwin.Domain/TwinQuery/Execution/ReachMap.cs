using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>From which twins the wanted targets of one step can be reached, and in how many hops at least: the step looks nowhere else.</summary>
internal sealed class ReachMap
{
    private readonly Dictionary<string, int> _hops = new(StringComparer.Ordinal);

    private ReachMap()
    {
    }

    /// <summary>Twins at which the step can start.</summary>
    public HashSet<string> Starts { get; } = new(StringComparer.Ordinal);

    /// <summary>Searches backwards from the targets; null when more than <paramref name="maxTwins"/> would have to be kept.</summary>
    public static ReachMap? Build(Expansion expansion, IEnumerable<string> targets, RelationshipIndex relationships, QueryMeter meter, int maxTwins)
    {
        ReachMap map = new();
        List<string> front = [.. targets.Where(id => map._hops.TryAdd(id, 0))];
        for (int hop = 1; hop <= expansion.MaxHops && front.Count > 0; hop++)
        {
            List<string> next = [];
            foreach (string before in front.SelectMany(id => Before(expansion, id, relationships)))
            {
                meter.Read();
                map.Starts.Add(before);
                if (map._hops.TryAdd(before, hop))
                {
                    next.Add(before);
                }

                if (map._hops.Count > maxTwins)
                {
                    return null;
                }
            }

            front = next;
        }

        return map;
    }

    public bool IsTarget(string twinId) => _hops.GetValueOrDefault(twinId, -1) == 0;

    /// <summary>True when a target can still be reached from a twin in so many hops.</summary>
    public bool Allows(string twinId, int hopsLeft) => _hops.TryGetValue(twinId, out int hops) && hops <= hopsLeft;

    private static IEnumerable<string> Before(Expansion expansion, string id, RelationshipIndex relationships)
    {
        IEnumerable<string> along = expansion.Direction == EdgeDirection.Incoming ? [] :
            relationships.To(id).Where(edge => expansion.Accepts(edge.Name)).Select(edge => edge.SourceId);
        IEnumerable<string> against = expansion.Direction == EdgeDirection.Outgoing ? [] :
            relationships.From(id).Where(edge => expansion.Accepts(edge.Name)).Select(edge => edge.TargetId);
        return along.Concat(against);
    }
}
