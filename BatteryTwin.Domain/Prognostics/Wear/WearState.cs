namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>How worn a component is.</summary>
/// <param name="Severity">0 = as new, 1 = failed.</param>
/// <param name="AgeHours">Hours since it was built in.</param>
public readonly record struct WearState(double Severity, double AgeHours);
