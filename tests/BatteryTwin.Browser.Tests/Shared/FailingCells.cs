namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The demo plant in which the dryer fan of Dallas, line 2 has oscillated for half an hour, so that its cells have failed at the end of the line; shared by the tests of a class.</summary>
public sealed class FailingCells() : DemoPlantFixture(
    "--BatteryTwin:DemoPlant:HistoryDuty=1",
    "--BatteryTwin:DemoPlant:FaultDelay=-00:30:00",
    "--BatteryTwin:DemoPlant:FaultGrowth=00:01:00",
    WithoutTraining);
