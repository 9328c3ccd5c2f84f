namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Defects that would not have been.</summary>
/// <param name="Investigated">Of the units in question.</param>
/// <param name="Named">Of the units that were named one by one.</param>
internal readonly record struct AvoidedDefects(double Investigated, double Named);
