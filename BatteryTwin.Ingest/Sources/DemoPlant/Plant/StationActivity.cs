namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>What a station does at a moment; <paramref name="Level"/> runs from 0 (stands still) to 1 (full speed), with short ramps in between.</summary>
internal readonly record struct StationActivity(OperatingState State, double Level);
