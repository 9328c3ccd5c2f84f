using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State;

/// <summary>The plant's topology, derived again only when the graph's structure changed. Singleton.</summary>
public sealed class PlantTopology : IDisposable
{
    private readonly ITwinGraph _graph;
    private readonly TopologyOptions _options;
    private volatile Topology? _current;

    public PlantTopology(ITwinGraph graph, IOptions<TopologyOptions> options)
    {
        _graph = graph;
        _options = options.Value;
        _graph.StructureChanged += Forget;
    }

    /// <summary>Raised after the structure changed; read <see cref="Current"/> again.</summary>
    public event Action? Changed;

    public Topology Current => _current ??= Topology.Build(_graph.Current, _options.EffectiveContainment, _options.EffectiveFlow);

    public void Dispose() => _graph.StructureChanged -= Forget;

    private void Forget()
    {
        _current = null;
        Changed?.Invoke();
    }
}
