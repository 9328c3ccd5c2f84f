namespace BatteryTwin.Domain.Twins;

/// <summary>What became of a bulk import: how much the graph changed, and what it refused. Items that were there already, equal, count as neither.</summary>
/// <param name="Changed">Twins and relationships created or replaced.</param>
/// <param name="RefusedTwins">Twins it did not take.</param>
/// <param name="RefusedRelationships">Relationships it did not take.</param>
public sealed record ImportBatchOutcome(int Changed, IReadOnlyList<ImportRefusal> RefusedTwins, IReadOnlyList<ImportRefusal> RefusedRelationships);
