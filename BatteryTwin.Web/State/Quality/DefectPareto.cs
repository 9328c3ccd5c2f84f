using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Web.State.Quality;

/// <summary>What units failed for.</summary>
/// <param name="Units">Units that were tested.</param>
/// <param name="Defective">Units that failed any check.</param>
/// <param name="Bars">Checks by how often they failed; a unit may fail several.</param>
/// <param name="Table">Table of the units.</param>
public sealed record DefectPareto(int Units, int Defective, IReadOnlyList<ParetoBar> Bars, string Table);
