using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability;

/// <summary>Some units of one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Their rows, each once.</param>
public sealed record UnitSet(UnitTable Table, int[] Rows);
