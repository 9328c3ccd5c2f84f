namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>Units of one kind that a change reached.</summary>
/// <param name="Table">The kind: slurries, coils, cells.</param>
/// <param name="Units">How many.</param>
/// <param name="IsOrigin">Whether the changed variable is measured on them.</param>
public sealed record PassedUnits(string Table, int Units, bool IsOrigin);
