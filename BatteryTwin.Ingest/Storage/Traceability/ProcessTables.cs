using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Units of the plant in a scope, as <see cref="BatteryTwin.Domain.RootCause.Plant.PlantCase"/> takes them: every column of numbers is in <see cref="UnitTable.Numbers"/>, checks (0 or 1) in words and numbers.</summary>
/// <param name="Scope">What was asked for.</param>
/// <param name="Tables">The tables, those that others link to first: slurry, coils, cells in the demo plant.</param>
/// <param name="ReadAt">When they were read.</param>
public sealed record ProcessTables(ProcessScope Scope, IReadOnlyList<UnitTable> Tables, DateTimeOffset ReadAt)
{
    /// <summary>The table that the scope cut.</summary>
    public UnitTable Units => Scope.Table is { } name && Tables.FirstOrDefault(table => table.Name == name) is { } asked ? asked : Tables[^1];
}
