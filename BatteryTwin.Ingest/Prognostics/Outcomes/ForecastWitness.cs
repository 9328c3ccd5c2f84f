using System.Collections.Concurrent;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>
/// Puts forecasts on the clock of running hours that lives are measured by, and keeps them. The clock of a component goes on from round to round while its machine
/// runs; what passed while this program was down counts as running. An outcome ends a life, and the clock begins anew. Rounds come one after the other.
/// </summary>
internal sealed class ForecastWitness : IForecastWitness
{
    private readonly ForecastLedger _ledger;
    private readonly ForecastTable _forecasts;
    private readonly InputWatch _inputs;
    private readonly ILogger<ForecastWitness> _logger;
    private readonly ConcurrentQueue<Outcome> _ended = [];
    private readonly Dictionary<ComponentName, RunningClock> _clocks = [];
    private readonly Dictionary<(string Model, ComponentName Component), int> _counted = [];

    public ForecastWitness(ForecastLedger ledger, ForecastTable forecasts, InputWatch inputs, OutcomeLog outcomes, ILogger<ForecastWitness> logger)
    {
        (_ledger, _forecasts, _inputs, _logger) = (ledger, forecasts, inputs, logger);
        outcomes.Added += _ended.Enqueue;
    }

    public void Take(ScoredComponent scored, StoredModel model, double widening, DateTimeOffset now)
    {
        try
        {
            Keep(scored, model, widening, now);
        }
        catch (Exception problem) when (problem is StorageUnavailableException or SqliteException)
        {
            // Forecasts go on without a record of them.
            _logger.LogWarning("A forecast is not kept: {Problem}", problem.Message);
        }
    }

    private void Keep(ScoredComponent scored, StoredModel model, double widening, DateTimeOffset now)
    {
        ComponentForecast forecast = scored.Forecast;
        ComponentName component = new(forecast.TwinId, forecast.Component);
        while (_ended.TryDequeue(out Outcome? ended))
        {
            if (_clocks.TryGetValue(ended.Component, out RunningClock? clock))
            {
                clock.BeginAt(ended.AgeHours);
            }
        }

        // The clock is read in every round, so that a standstill about which nothing is said does not count as running.
        double age = ClockOf(component, now).At(now, isRunning: scored.Ticks > 0 && forecast.Time >= now);
        if (forecast is not { RulHours: { } rul, LowerHours: { } lower, UpperHours: { } upper })
        {
            return;
        }

        _ledger.Take(new(forecast.ComponentType, component, model.Head.Id, now, new LifeForecast(age, rul, lower, upper, widening)));
        if (_counted.GetValueOrDefault((model.Head.Id, component), -1) != scored.Ticks)
        {
            // An hour is one tick, however often it is scored.
            _counted[(model.Head.Id, component)] = scored.Ticks;
            _inputs.Take(model.Head.Id, model.Head.Inputs, rul, model.Head.Request.RulCap, scored.Channels);
        }
    }

    private RunningClock ClockOf(ComponentName component, DateTimeOffset now)
    {
        if (!_clocks.TryGetValue(component, out RunningClock? clock))
        {
            (DateTimeOffset At, double Age)? last = _forecasts.LastOf(component);
            _clocks[component] = clock = last is { } known ? new(known.At, known.Age) : new(now, 0);
        }

        return clock;
    }
}
