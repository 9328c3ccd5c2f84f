namespace BatteryTwin.Web.State.Overview;

/// <summary>What needs a decision, gathered at most every quarter minute for all who look; a source that fails leaves the others in place. Singleton.</summary>
public sealed class DecisionBoard
{
    private readonly IDecisionSource[] _sources;
    private readonly ILogger _logger;
    private readonly KeptReading<DecisionView> _view;

    public DecisionBoard(IEnumerable<IDecisionSource> sources, TimeProvider time, ILogger<DecisionBoard> logger)
    {
        _sources = [.. sources];
        _logger = logger;
        _view = new(ReadAsync, TimeSpan.FromSeconds(15), "What needs a decision", time, logger);
    }

    public Kept<DecisionView> Now() => _view.Now();

    /// <summary>Waits for the reading that is under way or due, but no longer than so.</summary>
    public Task FreshAsync(TimeSpan atMost, CancellationToken cancel) => _view.FreshAsync(atMost, cancel);

    private async Task<DecisionView> ReadAsync(CancellationToken cancel)
    {
        List<Decision> decisions = [];
        List<string> missing = [];
        foreach (IDecisionSource source in _sources)
        {
            try
            {
                decisions.AddRange(await source.ReadAsync(cancel));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                _logger.LogWarning(problem, "What {About} needs decided cannot be read now: {Problem}", source.About, problem.Message);
                missing.Add(source.About);
            }
        }

        return new([.. decisions.OrderByDescending(decision => decision.Level).ThenByDescending(decision => decision.Money)], missing);
    }
}
