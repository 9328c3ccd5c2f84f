namespace BatteryTwin.Web.State;

/// <summary>Reads the plant's structure as it is. Singleton.</summary>
public sealed class TopologyReader(PlantWatch watch)
{
    public TopologyMap Now() => new(watch.Now());
}
