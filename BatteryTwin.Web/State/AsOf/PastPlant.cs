using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.AsOf;

/// <summary>The plant as it was. Alarms and the age of data are not part of the graph's history; health comes from <c>HealthPrediction</c> alone. Singleton.</summary>
public sealed class PastPlant(ITwinHistory history, IOptions<TopologyOptions> options)
{
    /// <summary>The earliest moment that can be shown; null when nothing is kept.</summary>
    public DateTimeOffset? EarliestTime => history.EarliestTime;

    /// <summary>Models, twins and relationships as they were.</summary>
    /// <exception cref="TwinGraphException">The history does not reach back that far, or none is kept.</exception>
    public ValueTask<TwinGraphSnapshot> GraphAsync(DateTimeOffset time, CancellationToken cancel) => history.AsOfAsync(time, cancel);

    /// <summary>Graph, structure and health as they were.</summary>
    /// <exception cref="TwinGraphException">The history does not reach back that far, or none is kept.</exception>
    public async ValueTask<PlantMoment> AtAsync(DateTimeOffset time, CancellationToken cancel) =>
        Moment(await history.AsOfAsync(time, cancel).ConfigureAwait(false), time, options.Value);

    /// <summary>Structure and health of any graph, as far as it knows them itself.</summary>
    public static PlantMoment Moment(TwinGraphSnapshot graph, DateTimeOffset time, TopologyOptions options)
    {
        Topology topology = Topology.Build(graph, options.EffectiveContainment, options.EffectiveFlow);
        return new(graph, topology, HealthSurvey.Take(graph, topology, id => PlantHealth.Predicted(graph.Find(id))), time);
    }
}
