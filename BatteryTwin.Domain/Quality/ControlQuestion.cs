namespace BatteryTwin.Domain.Quality;

/// <summary>How a row of values is judged.</summary>
/// <param name="Kind">Kind of chart.</param>
/// <param name="Rules">Rules for patterns, on charts of values and means.</param>
/// <param name="Subgroup">Values in a subgroup of a chart of means.</param>
/// <param name="BaselineShare">Share of the values, from the first, that the limits come from (phase I), above 0 to 1.</param>
public sealed record ControlQuestion(ControlChartKind Kind, RunRules Rules, int Subgroup = 5, double BaselineShare = 0.5);
