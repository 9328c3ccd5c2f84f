namespace BatteryTwin.Domain.Quality;

/// <summary>One bar of a Pareto chart.</summary>
/// <param name="Category">What was counted.</param>
/// <param name="Amount">How many, or how much.</param>
/// <param name="Share">Of all.</param>
/// <param name="Cumulative">Share of this and all greater ones.</param>
public sealed record ParetoBar(string Category, double Amount, double Share, double Cumulative);
