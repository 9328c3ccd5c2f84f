namespace BatteryTwin.Web.State.Trace;

/// <summary>A unit on the way, with what it went through.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Passed">Stations, lots and times by column; times as they are kept.</param>
/// <param name="IsChosen">True for the unit that was asked for.</param>
/// <param name="Failed">True when it failed a check.</param>
public sealed record TracedStep(string Table, string Id, IReadOnlyList<(string Column, string Value)> Passed, bool IsChosen, bool Failed);
