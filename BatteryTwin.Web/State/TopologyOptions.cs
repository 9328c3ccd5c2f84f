namespace BatteryTwin.Web.State;

/// <summary>Section <c>BatteryTwin:Topology</c>: the relationships by which pages find plant structure, for any ontology.</summary>
public sealed record TopologyOptions
{
    public const string Section = "BatteryTwin:Topology";

    private static readonly string[] s_containment = ["rel_has_lines", "rel_runs_steps"];
    private static readonly string[] s_flow = ["rel_feeds"];

    /// <summary>Relationship names from a whole to its parts; empty means <c>rel_has_lines</c>, <c>rel_runs_steps</c>.</summary>
    public IReadOnlyList<string> Containment { get; init; } = [];

    /// <summary>Relationship names along the material; empty means <c>rel_feeds</c>.</summary>
    public IReadOnlyList<string> Flow { get; init; } = [];

    public IReadOnlyList<string> EffectiveContainment => Containment.Count > 0 ? Containment : s_containment;

    public IReadOnlyList<string> EffectiveFlow => Flow.Count > 0 ? Flow : s_flow;
}
