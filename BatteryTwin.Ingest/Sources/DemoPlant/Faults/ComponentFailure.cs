namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>A component of the simulated plant fails, and is replaced at once.</summary>
/// <param name="TwinId">Twin of the station.</param>
/// <param name="Component">Name of the component.</param>
/// <param name="At">When.</param>
internal sealed record ComponentFailure(string TwinId, string Component, DateTimeOffset At);
