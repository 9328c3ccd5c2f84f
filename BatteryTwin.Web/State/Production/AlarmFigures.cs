using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Performance;

namespace BatteryTwin.Web.State.Production;

/// <summary>Figures of the alarms of an asset and all it contains, from the alert log. Singleton.</summary>
public sealed class AlarmFigures(IAlertLog log, PlantTopology topology, PlantPlans plans)
{
    private const int MostAlerts = 100_000;

    /// <summary>Operators of the plant an asset belongs to, or of all plants together.</summary>
    public int Operators(string? assetId) => assetId is null
        ? Math.Max(1, topology.Current.Roots.Where(root => topology.Current.Find(root) is { IsLeaf: false }).Sum(root => plans.Of(root).Settings.AlarmOperators))
        : plans.PlantOf(assetId) is { } plant ? plans.Of(plant).Settings.AlarmOperators : 1;

    /// <param name="assetId">Asset; null for everything.</param>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    /// <param name="operators">Operators who share the alarms; null for those of the plant's settings.</param>
    /// <param name="settings">Limits.</param>
    public AlarmPerformance Read(string? assetId, DateTimeOffset from, DateTimeOffset to, int? operators, AlarmPerformanceSettings settings)
    {
        HashSet<string>? places = assetId is null ? null : [.. topology.Current.Within(assetId).Select(node => node.Id)];
        int sharing = operators ?? (assetId is not null && plans.PlantOf(assetId) is { } plant ? plans.Of(plant).Settings.AlarmOperators : 1);
        IEnumerable<Alert> alerts = log.Recent(MostAlerts).Where(alert => places?.Contains(alert.TwinId) != false);
        return AlarmPerformance.Of(alerts.SelectMany(Activations), from, to, sharing, settings);
    }

    /// <summary>An alert that came back before it was cleared annunciated each time.</summary>
    private static List<AlarmActivation> Activations(Alert alert)
    {
        string tag = alert.Component is null ? $"{alert.Rule} at {alert.TwinId}" : $"{alert.Rule} at {alert.TwinId}.{alert.Component}";
        List<AlarmActivation> activations = [];
        foreach (AlertAction action in alert.History)
        {
            switch (action.Verb)
            {
                case AlertVerb.Raised or AlertVerb.RaisedAgain:
                    activations.Add(new(action.Time, tag, alert.Priority));
                    break;
                case AlertVerb.Returned when activations.Count > 0:
                    activations[^1] = activations[^1] with { ReturnedAt = action.Time };
                    break;
                case AlertVerb.Acknowledged when activations.Count > 0:
                    activations[^1] = activations[^1] with { AcknowledgedAt = action.Time };
                    break;
                default:
                    break;
            }
        }

        return activations;
    }
}
