using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Tests.Shared.Plant;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>The synthetic plant's causal graph, and no other.</summary>
internal sealed class GraphBook : ICausalGraphs
{
    private readonly KeptCausalGraph _graph = new(ICausalGraphs.StandardProcess, ProcessGraphJson.Read(PlantGraphText.Utf8), 1, DateTimeOffset.UnixEpoch, "test", "made");

    public event Action<string>? Changed
    {
        add { }
        remove { }
    }

    public IReadOnlyList<KeptCausalGraph> Current() => [_graph];

    public KeptCausalGraph? Find(string process, int? version = null) => process == _graph.Process ? _graph : null;

    public IReadOnlyList<KeptCausalGraph> Versions(string process) => Current();

    public KeptCausalGraph Save(string process, ProcessGraph graph, int basedOn, string by, string change) => throw new NotSupportedException();
}
