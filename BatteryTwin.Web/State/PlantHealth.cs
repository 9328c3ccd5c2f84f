using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;

namespace BatteryTwin.Web.State;

/// <summary>Health of every asset, from its open alerts, its <c>HealthPrediction</c> and the age of its data. Singleton.</summary>
public sealed class PlantHealth : IDisposable
{
    /// <summary>Data older than this is shown as stale, unless the sender is known to be slower.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_surveyHolds = TimeSpan.FromMilliseconds(500);

    private readonly ITwinGraph _graph;
    private readonly PlantTopology _topology;
    private readonly IAlertLog _alerts;
    private readonly ILatestValues _latest;
    private readonly TimeProvider _time;
    private readonly DataRhythm _rhythm = new();
    private int _version;
    private volatile TakenSurvey? _survey;

    public PlantHealth(ITwinGraph graph, PlantTopology topology, IAlertLog alerts, ILatestValues latest, TimeProvider time)
    {
        _graph = graph;
        _topology = topology;
        _alerts = alerts;
        _latest = latest;
        _time = time;
        _alerts.Changed += OnAlertChanged;
        _graph.Changed += OnTwinChanged;
    }

    /// <summary>Health of the asset alone.</summary>
    public AssetHealth Of(string twinId)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return Judge(twinId, _graph.Current, [.. _alerts.Open.Where(alert => alert.TwinId == twinId && alert.StateAt(now) != AlertState.Shelved)], now);
    }

    /// <summary>The worst health among the asset and all it contains.</summary>
    public AssetHealth RolledUp(string twinId) => Survey().RolledUp(twinId);

    /// <summary>Health of all assets at once; shared for half a second, unless an alert or a twin changes.</summary>
    public HealthSurvey Survey()
    {
        DateTimeOffset now = _time.GetUtcNow();
        int version = Volatile.Read(ref _version);
        if (_survey is { } taken && taken.Version == version && (now - taken.At).Duration() < s_surveyHolds)
        {
            return taken.Survey;
        }

        TwinGraphSnapshot snapshot = _graph.Current;
        ILookup<string, Alert> open = _alerts.Open.Where(alert => alert.StateAt(now) != AlertState.Shelved).ToLookup(alert => alert.TwinId, StringComparer.Ordinal);
        HealthSurvey survey = HealthSurvey.Take(snapshot, _topology.Current, id => Judge(id, snapshot, [.. open[id]], now));
        _survey = new(survey, now, version);
        return survey;
    }

    public void Dispose()
    {
        _alerts.Changed -= OnAlertChanged;
        _graph.Changed -= OnTwinChanged;
    }

    private AssetHealth Judge(string twinId, TwinGraphSnapshot snapshot, Alert[] open, DateTimeOffset now)
    {
        Twin? twin = snapshot.Find(twinId);
        string? staleReason = StaleReason(twinId, twin, snapshot, now);
        return Judge(twinId, twin, open, staleReason) with { IsStale = staleReason is not null };
    }

    private static AssetHealth Judge(string twinId, Twin? twin, Alert[] open, string? staleReason)
    {
        if (open.Length > 0)
        {
            Alert worst = open.MaxBy(alert => alert.Priority)!;
            return new(Level(worst.Priority), AssetNames.WithoutPlace(worst.Title, twinId), open);
        }

        if (Predicted(twin) is { Level: > HealthLevel.Normal } predicted)
        {
            return predicted;
        }

        return staleReason is null ? AssetHealth.Normal : new(HealthLevel.Stale, staleReason, []);
    }

    /// <summary>Why the asset's data cannot be trusted; null when it can, or when none is expected.</summary>
    private string? StaleReason(string twinId, Twin? twin, TwinGraphSnapshot snapshot, DateTimeOffset now)
    {
        IReadOnlyDictionary<string, LatestValue> values = _latest.Of(twinId);
        if (values.Count == 0)
        {
            return twin is not null && SendsTelemetry(snapshot.Models, twin.ModelId) ? "No data yet" : null;
        }

        DateTimeOffset newest = values.Values.Max(value => value.Time);
        return now - newest > _rhythm.Patience(twinId, newest, now) ? "No recent data" : null;
    }

    private static bool SendsTelemetry(ModelCatalog models, string modelId) =>
        models.Contents(modelId).OfType<DtdlTelemetry>().Any();

    /// <summary>What the twin's <c>HealthPrediction</c> alone says.</summary>
    public static AssetHealth Predicted(Twin? twin) => Predicted(twin?.Text(HealthPrediction.PropertyName));

    /// <summary>What a value of <c>HealthPrediction</c> says; null for none.</summary>
    public static AssetHealth Predicted(string? value) => value is { } prediction && prediction != HealthPrediction.Ok
        ? new(HealthLevel.Advisory, prediction == HealthPrediction.FaultPredicted ? "Fault predicted" : prediction, [])
        : AssetHealth.Normal;

    /// <summary>The health level an open alert of a priority means.</summary>
    public static HealthLevel Level(AlertPriority priority) => priority switch
    {
        AlertPriority.Critical => HealthLevel.Critical,
        AlertPriority.High => HealthLevel.High,
        AlertPriority.Caution => HealthLevel.Caution,
        _ => HealthLevel.Advisory,
    };

    private void OnAlertChanged(Alert alert) => Interlocked.Increment(ref _version);

    private void OnTwinChanged(TwinChange change)
    {
        // Live values change twins many times a second; only structure and predictions matter here.
        if (change.Before is null || change.After is null || change.Before.Text(HealthPrediction.PropertyName) != change.After.Text(HealthPrediction.PropertyName))
        {
            Interlocked.Increment(ref _version);
        }
    }

    private sealed record TakenSurvey(HealthSurvey Survey, DateTimeOffset At, int Version);
}
