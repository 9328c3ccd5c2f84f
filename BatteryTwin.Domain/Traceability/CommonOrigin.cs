namespace BatteryTwin.Domain.Traceability;

/// <summary>Something that a group of units shares more often than chance would have it.</summary>
/// <param name="Table">Table of the column.</param>
/// <param name="Column">A column of stations, lots or other words, or a table's key: the very coil or slurry.</param>
/// <param name="Value">The station, lot or unit.</param>
/// <param name="Selected">Units of the group that went through it.</param>
/// <param name="All">Units that went through it at all.</param>
/// <param name="Expected">Units of the group that would have by chance.</param>
/// <param name="Lift"><paramref name="Selected"/> over <paramref name="Expected"/>.</param>
/// <param name="PValue">Probability of at least as many by chance: the upper tail of the hypergeometric distribution (Fisher's exact test, one-sided).</param>
/// <param name="Adjusted">The same corrected for all that was looked at (Holm 1979).</param>
public sealed record CommonOrigin(string Table, string Column, string Value, int Selected, int All, double Expected, double Lift, double PValue, double Adjusted);
