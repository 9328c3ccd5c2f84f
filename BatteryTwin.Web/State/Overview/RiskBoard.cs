namespace BatteryTwin.Web.State.Overview;

/// <summary>The ranked risks, worked out at most every quarter minute for all who look. Singleton.</summary>
public sealed class RiskBoard(RiskReader reader, TimeProvider time, ILogger<RiskBoard> logger)
{
    private readonly KeptReading<RiskView> _risks = new(reader.ReadAsync, TimeSpan.FromSeconds(15), "What waiting costs", time, logger);

    public Kept<RiskView> Now() => _risks.Now();

    /// <summary>Waits for the reading that is under way or due, but no longer than so.</summary>
    public Task FreshAsync(TimeSpan atMost, CancellationToken cancel) => _risks.FreshAsync(atMost, cancel);
}
