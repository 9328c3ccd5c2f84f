namespace BatteryTwin.Web.State.Quality;

/// <summary>One variable on one line at a glance.</summary>
/// <param name="Line">Plant and line.</param>
/// <param name="IsKnown">False when there are too few values.</param>
/// <param name="IsInControl">Whether it is in control now.</param>
/// <param name="Out">Of the newest points, how many are out.</param>
/// <param name="Of">How many newest points there are.</param>
/// <param name="Distance">How far they lie off at most, in widths from centre to limit.</param>
/// <param name="Cpk">Capability; null when not told.</param>
public sealed record ControlMark((string Plant, string Line) Line, bool IsKnown, bool IsInControl, int Out, int Of, double Distance, double? Cpk);
