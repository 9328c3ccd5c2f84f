namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>What people renewed in the simulated plant. Grows while the plant runs; safe for concurrent use.</summary>
internal sealed class PlantRepairs(IEnumerable<ComponentRepair> repairs)
{
    private volatile ComponentRepair[] _all = [.. repairs.OrderBy(repair => repair.At)];

    /// <summary>Nobody renewed anything.</summary>
    public static PlantRepairs None => new([]);

    public IReadOnlyList<ComponentRepair> All => _all;

    /// <summary>One writer at a time.</summary>
    public void Add(ComponentRepair repair) => _all = [.. _all.Append(repair).OrderBy(one => one.At)];

    /// <summary>When a component was renewed last before a moment, or at it, in seconds since 1970 UTC; null for never.</summary>
    public double? LastBefore(string twinId, string component, double seconds)
    {
        ComponentRepair[] all = _all;
        for (int i = all.Length - 1; i >= 0; i--)
        {
            if (all[i].Seconds <= seconds && all[i].TwinId == twinId && all[i].Component == component)
            {
                return all[i].Seconds;
            }
        }

        return null;
    }
}
