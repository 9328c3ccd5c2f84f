namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>The claim that <paramref name="From"/> acts on <paramref name="To"/> directly.</summary>
public sealed record CausalEdge(string From, string To)
{
    public override string ToString() => $"{From} -> {To}";
}
