namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>One way to sort the rows of a table into places.</summary>
/// <param name="Kind">What the places are.</param>
/// <param name="Codes">For each row the index of its place; -1 for none.</param>
/// <param name="Names">The places as answers name them.</param>
internal sealed record PlaceColumn(PlaceKind Kind, int[] Codes, IReadOnlyList<string> Names);
