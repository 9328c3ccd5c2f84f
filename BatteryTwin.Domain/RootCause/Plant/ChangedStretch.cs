namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Rows of one place, from a time on, in which a variable's own part is not what it was.</summary>
/// <param name="Node">Index of the variable.</param>
/// <param name="Kind">What the place is.</param>
/// <param name="Place">The place as answers name it.</param>
/// <param name="Rows">Rows of the variable's table, in the order of time.</param>
/// <param name="Start">Time of the first row, seconds since 2000-01-01 UTC.</param>
/// <param name="End">Time of the last row.</param>
/// <param name="IsOver">The place was normal again after the last row.</param>
/// <param name="Likelihood">Log-likelihood ratio against no change, independent rows: says which rows changed.</param>
/// <param name="Evidence">Log-likelihood ratio beyond natural drift: says whether anything changed.</param>
/// <param name="Shift">Change of the mean, in units of the variable.</param>
internal sealed record ChangedStretch(int Node, PlaceKind Kind, string Place, int[] Rows, double Start, double End, bool IsOver, double Likelihood, double Evidence, double Shift);
