using BatteryTwin.Domain.RootCause.Units;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Why units came out as they did.</summary>
/// <param name="Units">By unit, in the order sent.</param>
/// <param name="Scale">What scores and contributions are measured in.</param>
/// <param name="Level">Confidence level of the intervals.</param>
/// <param name="Seed">The seed that the answer follows from.</param>
/// <param name="Warnings">What was noticed on the table.</param>
public sealed record UnitsAnswer(IReadOnlyList<UnitFinding> Units, string Scale, double Level, ulong Seed, IReadOnlyList<string> Warnings);
