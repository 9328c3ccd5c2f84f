using System.Collections.Frozen;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// The plant as people see it: a containment forest and the material flow between its members, derived from a graph by relationship
/// names alone, so that any ontology shows. Immutable; cyclic containment is cut at the first twin met twice.
/// </summary>
public sealed class Topology
{
    private readonly FrozenDictionary<string, TopologyNode> _nodes;

    private Topology(IReadOnlyList<string> roots, FrozenDictionary<string, TopologyNode> nodes)
    {
        Roots = roots;
        _nodes = nodes;
    }

    public static Topology Empty { get; } = new([], FrozenDictionary<string, TopologyNode>.Empty);

    /// <summary>Twins that nothing contains, by id.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>Derives the topology.</summary>
    /// <param name="snapshot">The graph.</param>
    /// <param name="containment">Relationship names that lead from a whole to its parts.</param>
    /// <param name="flow">Relationship names that follow the material.</param>
    public static Topology Build(TwinGraphSnapshot snapshot, IReadOnlyCollection<string> containment, IReadOnlyCollection<string> flow)
    {
        Dictionary<string, string> parents = new(StringComparer.Ordinal);
        Dictionary<string, List<string>> children = new(StringComparer.Ordinal);
        foreach (Relationship edge in snapshot.Relationships.All.Where(edge => containment.Contains(edge.Name)))
        {
            if (!IsBelow(parents, edge.SourceId, edge.TargetId) && parents.TryAdd(edge.TargetId, edge.SourceId))
            {
                ListOf(children, edge.SourceId).Add(edge.TargetId);
            }
        }

        Dictionary<string, TopologyNode> nodes = new(StringComparer.Ordinal);
        foreach (Twin twin in snapshot.Twins.Values)
        {
            nodes[twin.Id] = new(
                twin.Id,
                twin.ModelId,
                parents.GetValueOrDefault(twin.Id),
                [],
                Neighbours(snapshot.Relationships.To(twin.Id), flow, edge => edge.SourceId),
                Neighbours(snapshot.Relationships.From(twin.Id), flow, edge => edge.TargetId));
        }

        foreach ((string id, List<string> members) in children.Where(pair => nodes.ContainsKey(pair.Key)))
        {
            nodes[id] = nodes[id] with { Children = InFlowOrder([.. members.Where(nodes.ContainsKey).Order(StringComparer.Ordinal)], nodes) };
        }

        string[] roots = [.. nodes.Values.Where(node => node.ParentId is null).Select(node => node.Id).Order(StringComparer.Ordinal)];
        return new(roots, nodes.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public TopologyNode? Find(string twinId) => _nodes.GetValueOrDefault(twinId);

    /// <summary>Ids from the root down to the twin, the twin included; empty for an unknown twin.</summary>
    public IReadOnlyList<string> PathTo(string twinId)
    {
        List<string> path = [];
        for (TopologyNode? node = Find(twinId); node is not null; node = node.ParentId is { } parent ? Find(parent) : null)
        {
            path.Insert(0, node.Id);
        }

        return path;
    }

    /// <summary>The twin and everything it contains, depth first, in display order; empty for an unknown twin.</summary>
    public IEnumerable<TopologyNode> Within(string twinId)
    {
        Stack<string> open = new([twinId]);
        while (open.TryPop(out string? id))
        {
            if (Find(id) is not { } node)
            {
                continue;
            }

            yield return node;
            foreach (string child in node.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>Nodes that directly contain leaves, in display order: the lines of a plant, whatever the ontology calls them.</summary>
    public IEnumerable<TopologyNode> Lines => Roots.SelectMany(Within).Where(node => node.Children.Any(child => Find(child) is { IsLeaf: true }));

    /// <summary>Everything the material passes before the twin.</summary>
    public IReadOnlySet<string> Upstream(string twinId) => Reach(twinId, node => node.FlowsFrom);

    /// <summary>Everything the material passes after the twin.</summary>
    public IReadOnlySet<string> Downstream(string twinId) => Reach(twinId, node => node.FlowsTo);

    private HashSet<string> Reach(string start, Func<TopologyNode, IReadOnlyList<string>> next)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new([start]);
        while (open.TryPop(out string? id))
        {
            foreach (string neighbour in Find(id) is { } node ? next(node) : [])
            {
                if (neighbour != start && seen.Add(neighbour))
                {
                    open.Push(neighbour);
                }
            }
        }

        return seen;
    }

    private static bool IsBelow(Dictionary<string, string> parents, string id, string ancestor)
    {
        for (string? at = id; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Neighbours(IEnumerable<Relationship> edges, IReadOnlyCollection<string> flow, Func<Relationship, string> end) =>
        [.. edges.Where(edge => flow.Contains(edge.Name)).Select(end).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Siblings along the material (Kahn's algorithm; ties and cycles by id).</summary>
    private static List<string> InFlowOrder(List<string> siblings, Dictionary<string, TopologyNode> nodes)
    {
        HashSet<string> members = new(siblings, StringComparer.Ordinal);
        Dictionary<string, int> waitsFor = siblings.ToDictionary(id => id, id => nodes[id].FlowsFrom.Count(from => from != id && members.Contains(from)), StringComparer.Ordinal);
        SortedSet<string> ready = new(siblings.Where(id => waitsFor[id] == 0), StringComparer.Ordinal);
        SortedSet<string> left = new(siblings, StringComparer.Ordinal);
        List<string> ordered = new(siblings.Count);
        while (left.Min is { } first)
        {
            string next = ready.Min ?? first;
            ready.Remove(next);
            left.Remove(next);
            ordered.Add(next);
            foreach (string after in nodes[next].FlowsTo.Where(left.Contains))
            {
                if (--waitsFor[after] == 0)
                {
                    ready.Add(after);
                }
            }
        }

        return ordered;
    }

    private static List<string> ListOf(Dictionary<string, List<string>> lists, string key)
    {
        if (!lists.TryGetValue(key, out List<string>? list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
