using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Frame;

/// <summary>Reads what the frame around every page shows. Singleton.</summary>
public sealed class FrameReader(PlantWatch watch, AlertList alerts, IIngestStatus ingest, IDemoPlantStatus demo, IOptions<NetworkOptions> network)
{
    public FrameFacts Read()
    {
        AlertCount[] fresh = [.. alerts.Counts().Where(count => count.New > 0)];
        JobStatus? fill = demo.HistoryJob;
        return new(
            fresh.Sum(count => count.New),
            fresh.Length == 0 ? null : fresh.Max(count => count.Priority),
            ingest.Sources.Where(source => !source.Source.Historical).Max(source => source.LastReceived),
            demo.Enabled,
            fill is { IsFinished: false } or { State: JobState.Failed } ? fill : null,
            network.Value.AllowAnonymousRemote);
    }

    /// <summary>The way from the overview down to a twin, the twin itself left out; just the overview for an unknown one.</summary>
    public IReadOnlyList<Crumb> Crumbs(string? twinId)
    {
        List<Crumb> crumbs = [new("Overview", "/")];
        if (twinId is not null)
        {
            PlantMoment plant = watch.Now();
            crumbs.AddRange(plant.Topology.PathTo(twinId).SkipLast(1).Select(id => new Crumb(plant.Title(id), AssetRoutes.Href(plant.Topology, id))));
        }

        return crumbs;
    }
}
