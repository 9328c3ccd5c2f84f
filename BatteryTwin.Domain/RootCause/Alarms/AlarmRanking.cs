namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>
/// Which nodes are at the root of an alarm flood? A node that behaves as it never does in normal runs, that nothing unusual acts on, and from which active
/// alarms follow in the graph. What an unusual node can have caused counts little, however early it was noticed: polling makes effects seem to come first.
/// </summary>
public sealed class AlarmRanking
{
    /// <summary>Weight of a node that an unusual cause accounts for.</summary>
    private const double ExplainedWeight = 0.1;

    /// <summary>Weight of an alarm with no unusual cause: what raised it is not measured.</summary>
    private const double AlarmWeight = 0.5;

    /// <summary>Weight of what was unusual shortly before, and is no longer.</summary>
    private const double PastWeight = 0.5;

    /// <summary>How long before the first active alarm something unusual still matters.</summary>
    private const double LeadS = 60;

    private static readonly HashSet<string> s_off = new(StringComparer.OrdinalIgnoreCase) { "", "0", "false", "off", "0.0" };

    private readonly AlarmGraph _graph;
    private readonly NodeHabit[] _habits;

    /// <summary>Learns what is normal.</summary>
    /// <param name="graph">What acts on what.</param>
    /// <param name="normalRuns">Runs without a fault. Without any, a node is normal in the state in which the events begin.</param>
    public AlarmRanking(AlarmGraph graph, IReadOnlyList<IReadOnlyList<NodeEvent>> normalRuns)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(normalRuns);
        _graph = graph;
        _habits = [.. graph.Nodes.Select(_ => new NodeHabit())];
        foreach (IReadOnlyList<NodeEvent> run in normalRuns.Where(run => run.Count > 0))
        {
            Learn(_habits, run, run[^1].TimeS);
        }
    }

    /// <summary>Ranks all nodes, likeliest root first.</summary>
    /// <param name="events">What happened, in order of time.</param>
    /// <param name="atS">The moment in question; what came later is not looked at.</param>
    /// <exception cref="RootCauseInputException">No event of any node comes before the moment.</exception>
    public IReadOnlyList<RankedNode> Rank(IReadOnlyList<NodeEvent> events, double atS)
    {
        ArgumentNullException.ThrowIfNull(events);
        List<NodeEvent>[] histories = [.. _graph.Nodes.Select(_ => new List<NodeEvent>())];
        foreach (NodeEvent one in events.TakeWhile(one => one.TimeS <= atS))
        {
            if (_graph.IndexOf(one.Node) is >= 0 and int node)
            {
                histories[node].Add(one);
            }
        }

        if (histories.All(history => history.Count == 0))
        {
            throw new RootCauseInputException("no event up to the moment belongs to a node of the graph; check 'at' (seconds, as in time_s) and the names in nodes and events");
        }

        bool[] isOn = [.. histories.Select((history, node) => _graph.Nodes[node].IsAlarm && history.Count > 0 && !s_off.Contains(history[^1].Value))];
        double from = histories.Where((_, node) => isOn[node]).Select(history => history[^1].TimeS).DefaultIfEmpty(atS).Min() - LeadS;
        NodeState[] states = [.. histories.Select((history, node) => State(node, history, isOn[node], from, atS))];
        return [.. Enumerable.Range(0, states.Length).Select(node => Judge(node, states)).OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.SinceS ?? double.MaxValue).ThenBy(ranked => ranked.Node, StringComparer.Ordinal)];
    }

    private void Learn(NodeHabit[] habits, IReadOnlyList<NodeEvent> run, double end)
    {
        Dictionary<int, NodeEvent> open = [];
        foreach (NodeEvent one in run)
        {
            if (_graph.IndexOf(one.Node) is not (>= 0 and int node))
            {
                continue;
            }

            if (open.TryGetValue(node, out NodeEvent before))
            {
                habits[node].Add(before.Value, one.TimeS - before.TimeS);
            }

            open[node] = one;
        }

        foreach ((int node, NodeEvent last) in open)
        {
            habits[node].Add(last.Value, end - last.TimeS);
        }
    }

    private NodeState State(int node, List<NodeEvent> history, bool isOn, double from, double at)
    {
        if (history.Count == 0)
        {
            return default;
        }

        NodeHabit habit = _habits[node];
        if (!habit.IsKnown)
        {
            habit = new();
            habit.Add(history[0].Value, Math.Max(LeadS, at - history[0].TimeS));
        }

        NodeState worst = new(0, history[^1].TimeS, isOn);
        for (int i = 0; i < history.Count; i++)
        {
            bool isLast = i == history.Count - 1;
            double end = isLast ? at : history[i + 1].TimeS;
            double surprise = end < from ? 0 : habit.Surprise(history[i].Value, end - history[i].TimeS) * (isLast ? 1 : PastWeight);
            worst = surprise > worst.Surprise ? new(surprise, history[i].TimeS, isOn) : worst;
        }

        return worst;
    }

    private RankedNode Judge(int node, NodeState[] states)
    {
        NodeState state = states[node];
        string[] explainedBy = [.. _graph.Parents(node).Where(parent => states[parent].IsUnusual).Select(parent => _graph.Nodes[parent].Id)];
        int[] following = state.IsUnusual ? [.. Following(node, states)] : [];
        string[] explains = [.. following.Where(after => states[after].IsActiveAlarm).Select(after => _graph.Nodes[after].Id)];
        double weight = !state.IsUnusual ? 0 : IsAccountedFor(node, states) ? ExplainedWeight : _graph.Nodes[node].IsAlarm ? AlarmWeight : 1;
        return new(_graph.Nodes[node].Id, Math.Max(state.Surprise, state.IsActiveAlarm ? 1 : 0) * weight * (1 + explains.Length), state.IsUnusual ? state.SinceS : null, explains, explainedBy);
    }

    /// <summary>Some unusual node acts on it that is not itself an effect of it (as in a loop, where the earlier one stays).</summary>
    private bool IsAccountedFor(int node, NodeState[] states) => _graph.Parents(node).Any(parent =>
        parent != node && states[parent].IsUnusual && (!Following(node, states).Contains(parent) || states[parent].SinceS < states[node].SinceS));

    /// <summary>Unusual nodes reached from one through unusual nodes.</summary>
    private HashSet<int> Following(int node, NodeState[] states)
    {
        HashSet<int> found = [];
        Stack<int> open = new(_graph.Children(node));
        while (open.TryPop(out int next))
        {
            if (next != node && states[next].IsUnusual && found.Add(next))
            {
                foreach (int child in _graph.Children(next))
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }
}
