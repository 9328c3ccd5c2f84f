using BatteryTwin.Domain.Prognostics.Scores;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>Takes outcomes: each ends a life, whose forecasts by champion and challengers are set down with it. Safe for concurrent use.</summary>
internal sealed class OutcomeLog(ForecastLedger ledger, ForecastTable forecasts, OutcomeTable outcomes, TimeProvider time, ILogger<OutcomeLog> logger)
{
    /// <summary>Forecasts kept of a life.</summary>
    private const int MostForecasts = 200;
    private const int MostText = 500;

    private static readonly TimeSpan s_clockSpread = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();

    /// <summary>Raised after an outcome was kept.</summary>
    public event Action<Outcome>? Added;

    /// <summary>Keeps an outcome.</summary>
    /// <exception cref="PrognosticsException">The component was never forecast, or the time cannot be.</exception>
    public Outcome Add(OutcomeRequest request)
    {
        Outcome outcome;
        lock (_lock)
        {
            ledger.Flush();
            outcome = Keep(request);
        }

        logger.LogInformation("{Component} of type {ComponentType}: {End} at {Time}", outcome.Component, outcome.ComponentType, outcome.End, outcome.At);
        Added?.Invoke(outcome);
        return outcome;
    }

    private Outcome Keep(OutcomeRequest request)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset at = request.At ?? now;
        string type = Check(request, at, now);
        ILookup<string, ForecastEntry> made = forecasts.SinceLastOutcome(type, request.Component, null, DateTimeOffset.UnixEpoch, at).ToLookup(entry => entry.ModelId);
        ForecastEntry? last = made.SelectMany(entries => entries).MaxBy(entry => entry.Time);
        double age = last is null ? 0 : last.Forecast.Age + (at - last.Time).TotalHours;
        Outcome outcome = new(0, type, request.Component, request.End, at, age, request.Actor, request.Note);
        return outcomes.Add(outcome, made.ToDictionary(entries => entries.Key, entries =>
            new ObservedLife(request.Component.ToString(), request.End, age, [.. entries.Select(entry => entry.Forecast)]).Thinned(MostForecasts)));
    }

    private string Check(OutcomeRequest request, DateTimeOffset at, DateTimeOffset now)
    {
        if (request.End == LifeEnd.Running)
        {
            throw Invalid("end must be failed, or replaced for a component that was replaced without a fault");
        }

        if (at > now + s_clockSpread)
        {
            throw Invalid($"at is {at:u}, which has not come yet: an outcome is what happened");
        }

        if (request.Note?.Length > MostText)
        {
            throw Invalid($"note has {request.Note.Length} characters; at most {MostText} are kept");
        }

        if (outcomes.Outcomes(null, request.Component, 1) is [var latest] && latest.At >= at)
        {
            throw new PrognosticsException(PrognosticsFault.Conflict, $"an outcome of {request.Component} at {latest.At:u} is there already: outcomes of a component are entered in the order in which they happened");
        }

        return forecasts.TypeOf(request.Component) ?? throw new PrognosticsException(PrognosticsFault.Unknown, $"no component '{request.Component.Component}' of twin '{request.Component.TwinId}' has been forecast, so there is nothing to compare the outcome with; components are listed with GET /api/prognostics/forecasts");
    }

    private static PrognosticsException Invalid(string message) => new(PrognosticsFault.Invalid, message);
}
