using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Configuration;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>The plant of a process that knows the graph, but neither calendars nor planned work.</summary>
internal sealed class GraphAlarmPlant : IAlarmPlant, IDisposable
{
    private static readonly string[] s_containment = ["rel_has_lines", "rel_runs_steps"];

    private readonly ITwinGraph _graph;
    private readonly IReadOnlyCollection<string> _containment;
    private volatile Topology? _topology;

    public GraphAlarmPlant(ITwinGraph graph, IConfiguration configuration)
    {
        _graph = graph;
        _containment = configuration.GetSection("BatteryTwin:Topology:Containment").Get<string[]>() is { Length: > 0 } named ? named : s_containment;
        graph.StructureChanged += Forget;
    }

    public bool KnowsPlans => false;

    public IReadOnlyList<string> WholesOf(string twinId) => (_topology ??= Topology.Build(_graph.Current, _containment, [])).PathTo(twinId) is { Count: > 0 } path ? path : [twinId];

    public IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> Modes(string twinId, DateTimeOffset from, DateTimeOffset to) => [(from, PlantMode.Working)];

    public IReadOnlyList<CalendarSpan> Shifts(string twinId, DateTimeOffset from, DateTimeOffset to) => [];

    public void Dispose() => _graph.StructureChanged -= Forget;

    private void Forget() => _topology = null;
}
