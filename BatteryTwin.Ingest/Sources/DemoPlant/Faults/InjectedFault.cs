namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>One entry of the truth file: what was broken where and when, and what it does. <paramref name="ExpectedFailure"/> and the hours from start to failure are null for a fault that does not end in a breakdown.</summary>
internal sealed record InjectedFault(
    string Id,
    string Twin,
    string Component,
    string Kind,
    DateTimeOffset TrueStart,
    DateTimeOffset? ExpectedFailure,
    double? HoursToFailure,
    IReadOnlyList<FaultEffect> Effects);
