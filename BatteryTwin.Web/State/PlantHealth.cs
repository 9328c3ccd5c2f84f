using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;

namespace BatteryTwin.Web.State;

/// <summary>Health of every asset, from its open alerts, its <c>HealthPrediction</c> and the age of its data. Singleton.</summary>
public sealed class PlantHealth(ITwinGraph graph, PlantTopology topology, IAlertLog alerts, ILatestValues latest, TimeProvider time)
{
    /// <summary>Data older than this is shown as stale.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    /// <summary>Health of the asset alone.</summary>
    public AssetHealth Of(string twinId)
    {
        DateTimeOffset now = time.GetUtcNow();
        Alert[] open = [.. alerts.Open.Where(alert => alert.TwinId == twinId && alert.StateAt(now) != AlertState.Shelved)];
        if (open.Length > 0)
        {
            Alert worst = open.MaxBy(alert => alert.Priority)!;
            return new(Level(worst.Priority), worst.Title, open);
        }

        if (graph.Current.Find(twinId)?.Text(HealthPrediction.PropertyName) is { } prediction && prediction != HealthPrediction.Ok)
        {
            return new(HealthLevel.Advisory, prediction, []);
        }

        return IsStale(twinId, now) ? new(HealthLevel.Stale, "No recent data", []) : AssetHealth.Normal;
    }

    /// <summary>The worst health among the asset and all it contains.</summary>
    public AssetHealth RolledUp(string twinId)
    {
        AssetHealth worst = AssetHealth.Normal;
        foreach (AssetHealth health in topology.Current.Within(twinId).Select(node => Of(node.Id)))
        {
            if (health.Level > worst.Level)
            {
                worst = health;
            }
        }

        return worst;
    }

    private bool IsStale(string twinId, DateTimeOffset now)
    {
        IReadOnlyDictionary<string, LatestValue> values = latest.Of(twinId);
        return values.Count > 0 && now - values.Values.Max(value => value.Time) > StaleAfter;
    }

    private static HealthLevel Level(AlertPriority priority) => priority switch
    {
        AlertPriority.Critical => HealthLevel.Critical,
        AlertPriority.High => HealthLevel.High,
        AlertPriority.Caution => HealthLevel.Caution,
        _ => HealthLevel.Advisory,
    };
}
