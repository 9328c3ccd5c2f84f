using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Prognostics;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Decisions about models: forecasts that hold less than they promise, and components whose model says nothing.</summary>
public sealed class ModelDecisions(IPrognosticsDesk desk, ForecastReader forecasts) : IDecisionSource
{
    public string About => "the health of models";

    public async Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel)
    {
        IReadOnlyList<ComponentTypeHealth> types = await desk.HealthAsync(cancel);
        ForecastRow[] silent = [.. (await forecasts.ReadAsync(cancel)).Rows.Where(row => row.Forecast is { ModelId: not null, AbstainReason: not null })];
        IEnumerable<Decision> broken = types.Select(Of).OfType<Decision>();
        return silent is [var first, ..]
            ? [.. broken, new(HealthLevel.Advisory, string.Empty, silent.Length == 1 ? $"{ForecastWords.Name(first.Forecast.Component)} at {first.Place}" : $"{silent.Length} components", $" {(silent.Length == 1 ? "has" : "have")} a model that says nothing: {first.Forecast.AbstainReason!.TrimEnd('.')}.", "/forecasts")]
            : [.. broken];
    }

    private static Decision? Of(ComponentTypeHealth type) => ModelHealthWords.Verdict(type) is (>= HealthLevel.Caution and var level, _) && ModelHealthWords.Basis(type) is { } scores
        ? new(level, "Forecasts of ", ComponentWords.Of(type.ComponentType), $" held {ModelHealthWords.Percent(scores.Coverage.Share)} instead of the promised {ModelHealthWords.Percent(type.Level)} on {ModelHealthWords.Source(type)}.", "/model-health")
        : null;
}
