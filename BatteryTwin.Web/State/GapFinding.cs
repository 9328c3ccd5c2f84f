namespace BatteryTwin.Web.State;

/// <summary>Twins with missing signals, and how many signals the models promise altogether.</summary>
public sealed record GapFinding(IReadOnlyList<TwinGap> Twins, int ExpectedSignals, DateTimeOffset At)
{
    /// <summary>Why it could not be found out; null when it could.</summary>
    public string? Problem { get; init; }
}
