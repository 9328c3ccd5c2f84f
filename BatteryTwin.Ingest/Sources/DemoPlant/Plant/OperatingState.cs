namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>Values of the step property of the same name.</summary>
internal enum OperatingState
{
    Running,
    Idle,
    Stopped,
    Starved,
    Blocked,
}
