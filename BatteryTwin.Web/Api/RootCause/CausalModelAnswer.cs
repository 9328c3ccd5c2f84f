using BatteryTwin.Ingest.Storage.RootCause;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>A causal model: what was fitted, and what is doubtful about data and graph.</summary>
public sealed record CausalModelAnswer(string Id, string Target, IReadOnlyList<CausalNodeAnswer> Nodes, IReadOnlyList<string> Warnings)
{
    internal static CausalModelAnswer Of(KeptCausalModel kept) =>
        new(kept.Id, kept.Model.Graph.Target.Id, [.. kept.Model.Nodes.Select(CausalNodeAnswer.Of)], kept.Model.Warnings);
}
