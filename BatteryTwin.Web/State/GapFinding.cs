namespace BatteryTwin.Web.State;

/// <summary>Twins with missing signals, and how many signals the models promise altogether.</summary>
public sealed record GapFinding(IReadOnlyList<TwinGap> Twins, int ExpectedSignals, DateTimeOffset At);
