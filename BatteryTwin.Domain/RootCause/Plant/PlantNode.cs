namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A variable of the plant's causal graph.</summary>
/// <param name="Id">Name of the variable and of its column.</param>
/// <param name="Table">The table that has one row per value: a variable of a slurry or a coil is shared by all its cells.</param>
/// <param name="Step">The production step it belongs to.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="IsBinary">0 or 1: a check and its outcome.</param>
/// <param name="StationColumn">The column that names the station of the step, where the graph gives one.</param>
public sealed record PlantNode(string Id, string Table, string Step, string Unit, bool IsBinary, string? StationColumn);
