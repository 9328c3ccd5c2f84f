using System.Text.Json.Nodes;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Trust;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// The live feed. News of a twin nobody reads cost a look-up; a message is made once and shared by all its readers.
/// </summary>
public sealed class LiveFeed : ILiveFeed, IDisposable
{
    private readonly LiveReaders _readers = new();
    private readonly LiveMerging _merging;
    private readonly LatestValues _latest;
    private readonly ITwinGraph _graph;
    private readonly IAlertLog _alerts;
    private readonly ITelemetryTrust _trust;
    private readonly TwinChanges _changes;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveFeed> _logger;
    private long _droppedAlerts;
    private volatile bool _ended;

    public LiveFeed(LatestValues latest, ITwinGraph graph, IAlertLog alerts, ITelemetryTrust trust, IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveFeed> logger)
    {
        _latest = latest;
        _graph = graph;
        _alerts = alerts;
        _trust = trust;
        _time = time;
        _logger = logger;
        _changes = new TwinChanges(graph);
        _merging = new LiveMerging(options.Value.MergeInterval, Send, time);
        _graph.Changed += TwinChanged;
        _graph.AnyChanged += GraphChanged;
        _alerts.Changed += AlertChanged;
    }

    public int SubscriptionCount => _readers.Everyone.Count;

    /// <summary>Alerts dropped because a reader left more than a thousand unread.</summary>
    public long DroppedAlerts => Interlocked.Read(ref _droppedAlerts);

    public ILiveSubscription Subscribe(IReadOnlyCollection<string>? twins, bool alerts, bool graph = false)
    {
        LiveSubscription reader = new(this, twins is null);
        _readers.Enter(reader);
        if (alerts)
        {
            _readers.AddAlerts(reader);
        }

        if (graph)
        {
            _readers.AddGraph(reader);
        }

        if (twins is null)
        {
            PostKnownValues(reader, _latest.Twins);
        }
        else
        {
            Watch(reader, twins);
        }

        if (_ended)
        {
            reader.Complete();
        }

        return reader;
    }

    /// <summary>Ends all subscriptions, so that their readers come to an end; later ones end at once.</summary>
    public void EndSubscriptions()
    {
        _ended = true;
        foreach (LiveSubscription reader in _readers.Everyone)
        {
            reader.Complete();
        }
    }

    public void Dispose()
    {
        _graph.Changed -= TwinChanged;
        _graph.AnyChanged -= GraphChanged;
        _alerts.Changed -= AlertChanged;
        EndSubscriptions();
        _merging.Dispose();
    }

    /// <summary>Newest values of twins came in under a version of <see cref="LatestValues"/>.</summary>
    internal void TelemetryArrived(IEnumerable<string> twins, long version)
    {
        foreach (string twin in twins.Where(_readers.Any))
        {
            _merging.Add(new(LiveMessage.Telemetry, twin), version - 1);
        }
    }

    internal void Watch(LiveSubscription reader, IEnumerable<string> twins) => PostKnownValues(reader, _readers.Add(reader, twins));

    internal void Unwatch(LiveSubscription reader, IEnumerable<string> twins) => _readers.Remove(reader, twins);

    internal void WatchAlerts(LiveSubscription reader) => _readers.AddAlerts(reader);

    internal void WatchGraph(LiveSubscription reader) => _readers.AddGraph(reader);

    internal void Forget(LiveSubscription reader) => _readers.Leave(reader);

    internal void CountDroppedAlert() => Interlocked.Increment(ref _droppedAlerts);

    /// <summary>All news of a key since a version in one message; null when there are none.</summary>
    internal LiveMessage? Message(LiveKey key, long fromVersion)
    {
        if (key.Kind == LiveMessage.Telemetry)
        {
            IReadOnlyList<LatestValue> values = _latest.Since(key.Subject, fromVersion);
            return values.Count == 0 ? null : new(key.Kind, key.Subject, TelemetryBody.Of(key.Subject, values, field => _trust.Of(key.Subject, field)));
        }

        return _changes.BodySince(key.Subject, fromVersion) is { } body ? new(key.Kind, key.Subject, body) : null;
    }

    private void Send(LiveKey key, long fromVersion)
    {
        try
        {
            if (Message(key, fromVersion) is not { } message)
            {
                return;
            }

            foreach (LiveSubscription reader in _readers.Of(key.Subject))
            {
                reader.Post(key, message, fromVersion);
            }
        }
        catch (Exception problem)
        {
            _logger.LogError(problem, "A {Kind} message about {Twin} could not be made", key.Kind, key.Subject);
        }
    }

    private void TwinChanged(TwinChange change)
    {
        if (_changes.Note(change, out long version) && _readers.Any(change.TwinId))
        {
            _merging.Add(new(LiveMessage.TwinChanged, change.TwinId), version - 1);
        }
    }

    private void GraphChanged(GraphChange change)
    {
        var readers = _readers.OfGraph;
        if (readers.IsEmpty || GraphBody.Of(change, _graph) is not { } body)
        {
            return;
        }

        LiveMessage message = new(LiveMessage.GraphChanged, change is RelationshipChange edge ? edge.Subject.SourceId : ((TwinChange)change).TwinId, body);
        foreach (LiveSubscription reader in readers)
        {
            reader.PostGraph(message);
        }
    }

    private void AlertChanged(Alert alert)
    {
        var readers = _readers.OfAlerts;
        if (readers.IsEmpty)
        {
            return;
        }

        JsonObject body = AlertJson.Write(alert, _time.GetUtcNow());
        LiveMessage message = new(LiveMessage.AlertChanged, alert.TwinId, body);
        foreach (LiveSubscription reader in readers)
        {
            reader.PostAlert(alert.Id, message);
        }
    }

    private void PostKnownValues(LiveSubscription reader, IEnumerable<string> twins)
    {
        foreach (string twin in twins)
        {
            if (_latest.Of(twin).Count > 0)
            {
                reader.Post(new(LiveMessage.Telemetry, twin), null, 0);
            }
        }
    }
}
