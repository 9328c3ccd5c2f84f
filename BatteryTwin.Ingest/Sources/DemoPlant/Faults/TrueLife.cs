namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>One entry of the truth file: how long a component lives that ran at the plant's first start. Forecasts are scored against it.</summary>
/// <param name="Twin">Twin of the station.</param>
/// <param name="Component">Name of the component.</param>
/// <param name="BuiltIn">When it was built in.</param>
/// <param name="Onset">When its failure begins to show.</param>
/// <param name="Failure">When it fails.</param>
/// <param name="HoursFromFirstStart">Hours from the first start to the failure.</param>
internal sealed record TrueLife(string Twin, string Component, DateTimeOffset BuiltIn, DateTimeOffset Onset, DateTimeOffset Failure, double HoursFromFirstStart);
