using BatteryTwin.Domain.Traceability;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>What units have in common.</summary>
/// <param name="Units">Units asked about.</param>
/// <param name="Of">Units of the table.</param>
/// <param name="Common">What they share beyond chance, the least probable by chance first.</param>
public sealed record CommonalityAnswer(int Units, int Of, IReadOnlyList<CommonOrigin> Common);
