namespace BatteryTwin.Web.State.Quality;

/// <summary>What a step lets pass.</summary>
/// <param name="Step">The step.</param>
/// <param name="Station">Its station on the line.</param>
/// <param name="Yield">Share that passes, 0 to 1; null when it was not measured in this time.</param>
/// <param name="From">What it is counted from, in words.</param>
public sealed record StationPass(string Step, string Station, double? Yield, string From);
