using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>
/// Scores every watched component once: hourly means from the store's rollups (read again when an hour has passed, and while a past is being
/// filled), the newest minutes every time. Work is bounded by the number of components and the window.
/// Not safe for concurrent use.
/// </summary>
internal sealed class ForecastRounds(
    ITwinGraph graph, SignalReading reading, IModelChoice choice, ModelShelf models, IForecastWitness witness, TimeProvider time, IOptions<ForecastOptions> options, IDemoPlantStatus demo, ILogger<ForecastRounds> logger)
{
    private readonly HashSet<string> _unusable = new(StringComparer.Ordinal);
    private Dictionary<string, Dictionary<(string Twin, string Field), float[]>> _hours = new(StringComparer.Ordinal);
    private long _hoursUpTo = -1;
    private string? _filled;

    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    public async Task<IReadOnlyList<ComponentForecast>> RunAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        TwinGraphSnapshot snapshot = graph.Current;
        Dictionary<string, StoredModel?> champions = new(StringComparer.Ordinal);
        IReadOnlyList<WatchedComponent> components = ComponentSurvey.Of(snapshot, type => IsWatched(type, champions));
        long hour = now.ToUnixTimeSeconds() / 3600;
        if (hour != _hoursUpTo || IsPastChanging())
        {
            (_hours, _hoursUpTo) = (new(StringComparer.Ordinal), hour);
        }

        List<ComponentForecast> forecasts = [];
        foreach (IGrouping<string, WatchedComponent> kind in components.GroupBy(component => component.Type, StringComparer.Ordinal))
        {
            if (champions[kind.Key] is not { } model)
            {
                forecasts.AddRange(kind.Select(component => Unknown(component, now, null, "there is no model of its kind yet")));
                continue;
            }

            forecasts.AddRange(await TryScoreAsync(model, [.. kind], now, hour, cancel).ConfigureAwait(false)
                ?? kind.Select(component => Unknown(component, now, model.Head.Id, "its model cannot be asked: promote another one")));
            foreach (StoredModel challenger in choice.ChallengersOf(kind.Key).Select(Usable).OfType<StoredModel>())
            {
                await TryScoreAsync(challenger, [.. kind], now, hour, cancel).ConfigureAwait(false);
            }
        }

        return forecasts;
    }

    /// <summary>Null when the model fails: other kinds go on without it.</summary>
    private async Task<List<ComponentForecast>?> TryScoreAsync(StoredModel model, WatchedComponent[] components, DateTimeOffset now, long hour, CancellationToken cancel)
    {
        try
        {
            return await ScoreAsync(model, components, now, hour, cancel).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or StorageUnavailableException))
        {
            if (_unusable.Add(model.Head.Id))
            {
                logger.LogWarning(problem, "Model {Model} cannot be asked: {Problem}", model.Head.Id, problem.Message);
            }

            return null;
        }
    }

    private async Task<List<ComponentForecast>> ScoreAsync(StoredModel model, WatchedComponent[] components, DateTimeOffset now, long hour, CancellationToken cancel)
    {
        string[] twins = [.. components.Select(component => component.TwinId).Distinct(StringComparer.Ordinal)];
        string[] fields = [.. components.SelectMany(component => ComponentScoring.FieldsOf(model.Body.Rul!, component)).Distinct(StringComparer.Ordinal)];
        int window = options.Value.WindowHours;
        string key = components[0].Type + "|" + string.Join('|', fields);
        if (!_hours.TryGetValue(key, out Dictionary<(string Twin, string Field), float[]>? hours))
        {
            _hours[key] = hours = await reading.HoursAsync(twins, fields, hour - window, window, cancel).ConfigureAwait(false);
        }

        long nowNs = EpochTime.ToNs(now);
        long fromNs = Math.Max(hour * 3600 * EpochTime.NsPerSecond, nowNs - EpochTime.ToNs(options.Value.Newest));
        Dictionary<(string Twin, string Field), float> newest = await reading.MeansAsync(twins, fields, fromNs, nowNs, cancel).ConfigureAwait(false);
        double widening = choice.WideningOf(components[0].Type, model.Head.Id);
        List<ComponentForecast> forecasts = [];
        foreach (WatchedComponent component in components)
        {
            cancel.ThrowIfCancellationRequested();
            HourlySignals signals = new(
                hour - window,
                fields.Where(field => hours.ContainsKey((component.TwinId, field))).ToDictionary(field => field, field => hours[(component.TwinId, field)], StringComparer.Ordinal),
                fields.Where(field => newest.ContainsKey((component.TwinId, field))).ToDictionary(field => field, field => newest[(component.TwinId, field)], StringComparer.Ordinal));
            ScoredComponent scored = new ComponentScoring(model, component).Forecast(signals, now, options.Value.Silence, widening);
            witness.Take(scored, model, widening, now);
            forecasts.Add(scored.Forecast);
        }

        return forecasts;
    }

    /// <summary>True while the past is being filled, and once after that.</summary>
    private bool IsPastChanging()
    {
        if (demo.HistoryJob is not { } job)
        {
            return false;
        }

        string? before = _filled;
        _filled = job.IsFinished ? job.Id : null;
        return _filled is null || _filled != before;
    }

    /// <summary>Kinds with a model, and those of the demo plant while it is on, whose models come.</summary>
    private bool IsWatched(string type, Dictionary<string, StoredModel?> champions)
    {
        if (!champions.TryGetValue(type, out StoredModel? champion))
        {
            champions[type] = champion = Champion(type);
        }

        return champion is not null || (demo.Enabled && PlantComponents.All.Any(kind => kind.Type == type));
    }

    private StoredModel? Champion(string type) => choice.ChampionOf(type) is { } id ? Usable(id) : null;

    private StoredModel? Usable(string id)
    {
        try
        {
            StoredModel model = models.Load(id);
            return model.Body.Rul is null ? throw new PrognosticsException($"model '{id}' is none of remaining life") : model;
        }
        catch (Exception problem) when (problem is PrognosticsException or IOException)
        {
            if (_unusable.Add(id))
            {
                logger.LogWarning("Model {Model} cannot be used: {Problem}", id, problem.Message);
            }

            return null;
        }
    }

    private static ComponentForecast Unknown(WatchedComponent component, DateTimeOffset now, string? modelId, string reason) => new(
        component.TwinId, component.Component, component.Type, now, modelId, null, null, null, FleetModels.Level, null, [], reason, []);
}
