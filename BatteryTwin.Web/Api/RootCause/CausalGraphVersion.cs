namespace BatteryTwin.Web.Api.RootCause;

/// <summary>A version of a graph in a list.</summary>
/// <param name="Process">Name of the process.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Change">What was changed.</param>
/// <param name="Nodes">Variables.</param>
/// <param name="Edges">Edges.</param>
public sealed record CausalGraphVersion(string Process, int Version, DateTimeOffset At, string By, string Change, int Nodes, int Edges)
{
    internal static CausalGraphVersion Of(Ingest.Storage.RootCause.KeptCausalGraph kept) => new(kept.Process, kept.Version, kept.At, kept.By, kept.Change, kept.Graph.Causes.Nodes.Count, kept.Graph.Causes.Edges.Count);
}
