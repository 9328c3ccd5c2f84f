using BatteryTwin.Domain.RootCause;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Where the plant's units tell something else than the graph.</summary>
/// <param name="Rows">Chains of units that were compared; they share nothing.</param>
/// <param name="Misfits">Pairs, the surest first. They are suggestions: nothing is changed by them.</param>
public sealed record MisfitAnswer(int Rows, IReadOnlyList<GraphMisfit> Misfits);
