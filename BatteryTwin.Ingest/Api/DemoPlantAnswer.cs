namespace BatteryTwin.Ingest.Api;

/// <summary>Whether the simulated plant is on, and the filling of its past while there is one.</summary>
public sealed record DemoPlantAnswer(bool Enabled, JobView? HistoryJob);
