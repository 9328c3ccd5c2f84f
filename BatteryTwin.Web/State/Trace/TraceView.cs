namespace BatteryTwin.Web.State.Trace;

/// <summary>A unit or lot, what it was made of and what became of it.</summary>
/// <param name="Table">Table of the unit, or column of the lot.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Way">What it was made of, first things first, and itself at the end; only itself for a lot.</param>
/// <param name="Became">What became of it, by table.</param>
/// <param name="Parameters">Its values and those of what it was made of, in the order of the process; none for a lot.</param>
public sealed record TraceView(string Table, string Id, IReadOnlyList<TracedStep> Way, IReadOnlyList<MadeUnits> Became, IReadOnlyList<ParameterPlace> Parameters);
