using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Time lost to one cause.</summary>
/// <param name="StationId">Station that lost it.</param>
/// <param name="State">State it was in.</param>
/// <param name="Reason">Code of the reason given; null without one.</param>
/// <param name="Hours">Time lost.</param>
/// <param name="Times">How often.</param>
/// <param name="Share">Of all that was lost.</param>
/// <param name="Cumulative">Share of this and all greater ones.</param>
public sealed record LossCause(string StationId, StationState State, string? Reason, double Hours, int Times, double Share, double Cumulative);
