namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>One table of a genealogy.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Key">The column of identifiers.</param>
/// <param name="Units">Its rows.</param>
/// <param name="MadeOf">Tables whose units its units were made of.</param>
/// <param name="Places">Columns of words: stations, lots, lines, outcomes.</param>
/// <param name="Times">Columns of times.</param>
/// <param name="Numbers">Columns of measured values and checks.</param>
public sealed record UnitTableCounts(string Table, string Key, int Units, IReadOnlyList<string> MadeOf, IReadOnlyList<string> Places, IReadOnlyList<string> Times, IReadOnlyList<string> Numbers);
