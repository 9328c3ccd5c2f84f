using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Prognostics;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Decisions about models: forecasts that hold less than they promise, and components that have had no forecast for long although their type has a model.</summary>
public sealed class ModelDecisions(IPrognosticsDesk desk, ForecastReader forecasts, TimeProvider time) : IDecisionSource
{
    /// <summary>A model that has begun to look at a component needs some readings before it speaks.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    private Dictionary<string, DateTimeOffset> _silentSince = [];

    public string About => "the health of models";

    public async Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel)
    {
        IEnumerable<Decision> broken = (await desk.HealthAsync(cancel)).Select(Of).OfType<Decision>();
        return Silence(await forecasts.ReadAsync(cancel)) is { } silence ? [.. broken, silence] : [.. broken];
    }

    private Decision? Silence(ForecastBoard board)
    {
        DateTimeOffset now = time.GetUtcNow();
        ForecastRow[] silent = [.. board.Rows.Where(row => row.Forecast is { ModelId: not null, AbstainReason: not null })];
        Dictionary<string, DateTimeOffset> before = _silentSince;
        _silentSince = silent.ToDictionary(row => row.Key, row => before.GetValueOrDefault(row.Key, now));
        ForecastRow[] lasting = [.. silent.Where(row => now - _silentSince[row.Key] >= s_patience)];
        return lasting switch
        {
            [] => null,
            [var only] => new(HealthLevel.Advisory, string.Empty, $"{ForecastWords.Name(only.Forecast.Component)} at {only.Place}", $" has had no forecast for {ForecastWords.Span(now - _silentSince[only.Key])}: {Reason(only)}.", "/forecasts"),
            [var first, ..] => new(HealthLevel.Advisory, string.Empty, $"{lasting.Length} components", $" have had no forecast for long; of one is said: {Reason(first)}.", "/forecasts"),
        };
    }

    private static string Reason(ForecastRow row) => row.Forecast.AbstainReason!.TrimEnd('.');

    private static Decision? Of(ComponentTypeHealth type) => ModelHealthWords.Verdict(type) is ( >= HealthLevel.Caution and var level, _) && ModelHealthWords.Basis(type) is { } scores
        ? new(level, "Forecasts of ", ComponentWords.Of(type.ComponentType), $" held {ModelHealthWords.Percent(scores.Coverage.Share)} instead of the promised {ModelHealthWords.Percent(type.Level)} on {ModelHealthWords.Source(type)}.", "/model-health")
        : null;
}
