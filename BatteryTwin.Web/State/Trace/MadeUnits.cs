namespace BatteryTwin.Web.State.Trace;

/// <summary>Units of one table that were made of what was asked for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Count">How many.</param>
/// <param name="Failed">How many of them failed a check.</param>
/// <param name="First">The first of them.</param>
public sealed record MadeUnits(string Table, int Count, int Failed, IReadOnlyList<(string Id, bool Failed)> First);
