using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Health of every asset at one moment, alone and rolled up. Immutable.</summary>
public sealed class HealthSurvey
{
    private readonly Dictionary<string, AssetHealth> _own;
    private readonly Dictionary<string, AssetHealth> _rolledUp;

    private HealthSurvey(Dictionary<string, AssetHealth> own, Dictionary<string, AssetHealth> rolledUp)
    {
        _own = own;
        _rolledUp = rolledUp;
    }

    /// <summary>Health of the asset alone; normal for an unknown one.</summary>
    public AssetHealth Of(string twinId) => _own.GetValueOrDefault(twinId, AssetHealth.Normal);

    /// <summary>The worst health among the asset and all it contains; the reason names the place when it is another one.</summary>
    public AssetHealth RolledUp(string twinId) => _rolledUp.GetValueOrDefault(twinId, AssetHealth.Normal);

    internal static HealthSurvey Take(TwinGraphSnapshot snapshot, Topology topology, Func<string, AssetHealth> judge)
    {
        Dictionary<string, AssetHealth> own = new(StringComparer.Ordinal);
        Dictionary<string, AssetHealth> rolledUp = new(StringComparer.Ordinal);
        foreach (string id in topology.Roots)
        {
            // Parts come after their whole in this walk, so backwards every part is known before its whole.
            foreach (TopologyNode node in topology.Within(id).Reverse())
            {
                own[node.Id] = judge(node.Id);
                rolledUp[node.Id] = Worst(node, own[node.Id], rolledUp, snapshot);
            }
        }

        return new(own, rolledUp);
    }

    private static AssetHealth Worst(TopologyNode node, AssetHealth own, Dictionary<string, AssetHealth> rolledUp, TwinGraphSnapshot snapshot)
    {
        AssetHealth worst = own;
        string? place = null;
        foreach (string child in node.Children)
        {
            if (rolledUp[child].Level > worst.Level)
            {
                worst = rolledUp[child];
                place = child;
            }
        }

        bool isLeaf = place is not null && ReferenceEquals(worst, rolledUp[place]) && !worst.IsElsewhere;
        return isLeaf ? worst with { Reason = $"{AssetNames.Title(snapshot, place!)}: {worst.Reason}", IsElsewhere = true } : worst;
    }
}
