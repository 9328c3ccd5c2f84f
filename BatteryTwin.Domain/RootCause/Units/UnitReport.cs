namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Findings on the units of one table, in its order, and what was noticed on the table.</summary>
public sealed record UnitReport(IReadOnlyList<UnitFinding> Units, IReadOnlyList<string> Warnings);
