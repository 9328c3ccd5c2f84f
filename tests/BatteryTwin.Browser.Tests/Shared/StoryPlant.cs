namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The demo plant with the story's faults after seconds instead of minutes.</summary>
public sealed class StoryPlant() : DemoPlantFixture(
    "--BatteryTwin:DemoPlant:FaultDelay=00:00:10",
    "--BatteryTwin:DemoPlant:FaultGrowth=00:00:20",
    "--BatteryTwin:Detection:Bearing:Window=00:00:03",
    "--BatteryTwin:Detection:Bearing:MinimumCount=2",
    WithoutTraining);
