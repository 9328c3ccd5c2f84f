namespace BatteryTwin.Domain.Quality;

/// <summary>One point of a control chart.</summary>
/// <param name="Time">When its last value was taken.</param>
/// <param name="Value">What is plotted.</param>
/// <param name="Lower">Lower control limit there.</param>
/// <param name="Upper">Upper control limit there.</param>
/// <param name="Spread">Range of the subgroup, or distance to the value before; null where the chart has none.</param>
/// <param name="Rules">Numbers of the rules that are broken here, such as <c>1</c> or <c>N2</c>; empty when none is.</param>
/// <param name="IsOut">True when any limit or rule is broken here, that of the spread included.</param>
/// <param name="Units">Ids of the units behind the point.</param>
public sealed record ControlPoint(DateTimeOffset Time, double Value, double Lower, double Upper, double? Spread, IReadOnlyList<string> Rules, bool IsOut, IReadOnlyList<string> Units);
