using System.Collections.Concurrent;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Outcomes;

namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>The factor on each model's intervals: 1 until enough live outcomes refute its promise. Safe for concurrent use.</summary>
internal sealed class IntervalWidening : IDisposable
{
    /// <summary>Latest lives that decide.</summary>
    public const int MostLives = 200;

    private readonly ConcurrentDictionary<(string Type, string Model), double> _factors = new();
    private readonly OutcomeLog _log;
    private readonly OutcomeTable _outcomes;
    private readonly ModelShelf _models;

    public IntervalWidening(OutcomeLog log, OutcomeTable outcomes, ModelShelf models)
    {
        (_log, _outcomes, _models) = (log, outcomes, models);
        _log.Added += Forget;
    }

    /// <summary>Quick after the first time: outcomes are rare.</summary>
    public double Of(string componentType, string modelId) => _factors.GetOrAdd((componentType, modelId), key =>
    {
        ModelHead head = _models.Head(key.Model);
        return LiveCoverage.Of(_outcomes.Lives(key.Type, key.Model, MostLives).Select(ended => ended.Life), head.Request.Level, head.Request.RulCap).Widening;
    });

    public void Dispose() => _log.Added -= Forget;

    private void Forget(Outcome outcome) => _factors.Clear();
}
