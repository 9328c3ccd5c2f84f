using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Alarms.Origins;

/// <summary>
/// Groups alarms by probable origin: the furthest alarmed place upstream from which each can be reached. What flows into each other and what contains each other
/// decides, nothing else: trouble spreads with the material and shows in the whole.
/// </summary>
public static class AlarmOrigins
{
    /// <param name="alerts">Alarms, in any order; groups come in the order of their first.</param>
    /// <param name="topology">The plant.</param>
    public static IReadOnlyList<AlarmGroup> Group(IReadOnlyList<Alert> alerts, Topology topology)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        ArgumentNullException.ThrowIfNull(topology);
        Dictionary<string, DateTimeOffset> raised = alerts.GroupBy(alert => alert.TwinId, StringComparer.Ordinal).ToDictionary(place => place.Key, place => place.Min(alert => alert.RaisedAt), StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> before = raised.Keys.ToDictionary(twin => twin, twin => Before(twin, raised.Keys, topology), StringComparer.Ordinal);
        Dictionary<string, string> origins = raised.Keys.ToDictionary(twin => twin, twin => OriginOf(twin, before, raised), StringComparer.Ordinal);
        return
        [
            .. alerts.GroupBy(alert => origins[alert.TwinId], StringComparer.Ordinal).Select(group => new AlarmGroup(
                group.Key,
                [.. group.OrderBy(alert => alert.TwinId != group.Key).ThenBy(alert => before[alert.TwinId].Count).ThenBy(alert => alert.TwinId, StringComparer.Ordinal).ThenBy(alert => alert.RaisedAt)])),
        ];
    }

    /// <summary>Alarmed places from which trouble may have come to a twin: upstream of its station, in its station, and in what it contains.</summary>
    private static HashSet<string> Before(string twin, IReadOnlyCollection<string> alarmed, Topology topology)
    {
        HashSet<string> parts = [.. topology.Within(twin).Select(node => node.Id)];
        string station = StationOf(twin, topology);
        IReadOnlySet<string> upstream = topology.Upstream(station);
        return
        [
            .. alarmed.Where(other => other != twin && (parts.Contains(other) || upstream.Contains(StationOf(other, topology)))),
        ];
    }

    /// <summary>The place before it that has none before itself; of several the one that was raised first. In a circle the first raised is the origin of all.</summary>
    private static string OriginOf(string twin, Dictionary<string, HashSet<string>> before, Dictionary<string, DateTimeOffset> raised)
    {
        HashSet<string> reached = [twin];
        Stack<string> open = new([twin]);
        while (open.TryPop(out string? place))
        {
            foreach (string earlier in before[place].Where(reached.Add))
            {
                open.Push(earlier);
            }
        }

        // Places that reach each other are one; such a circle is an origin when nothing outside it leads in.
        return reached
            .Where(place => before[place].All(earlier => before[earlier].Contains(place)))
            .OrderBy(place => raised[place]).ThenBy(place => place, StringComparer.Ordinal)
            .First();
    }

    /// <summary>The twin or the nearest whole around it that material flows through; the twin itself where none does.</summary>
    private static string StationOf(string twin, Topology topology)
    {
        for (TopologyNode? node = topology.Find(twin); node is not null; node = node.ParentId is { } parent ? topology.Find(parent) : null)
        {
            if (node.FlowsFrom.Count > 0 || node.FlowsTo.Count > 0)
            {
                return node.Id;
            }
        }

        return twin;
    }
}
