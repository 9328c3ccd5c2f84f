namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Units of one table that a unit went into.</summary>
/// <param name="Table">The table.</param>
/// <param name="Count">How many in all.</param>
/// <param name="Ids">The first of them.</param>
public sealed record TracedUnits(string Table, int Count, IReadOnlyList<string> Ids);
