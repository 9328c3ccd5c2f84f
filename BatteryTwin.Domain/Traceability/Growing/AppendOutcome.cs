namespace BatteryTwin.Domain.Traceability.Growing;

/// <summary>What became of appended rows.</summary>
/// <param name="Table">The table.</param>
/// <param name="Added">Units that were new.</param>
/// <param name="Changed">Units that were there and have other or further values now.</param>
/// <param name="Unchanged">Units that were there just so: sent again.</param>
/// <param name="Refused">Rows that were not taken.</param>
/// <param name="Rejected">The first of them.</param>
public sealed record AppendOutcome(string Table, int Added, int Changed, int Unchanged, int Refused, IReadOnlyList<RejectedRow> Rejected);
