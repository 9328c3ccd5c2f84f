using System.Threading.Channels;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>
/// Takes what happens to alerts into the outbox, as routes say. At a start what happened after the last entry told is taken up, so nothing is lost by a stop in between.
/// What nobody could have been told in time (older than the longest delivery) is left out.
/// </summary>
internal sealed class AlarmNotifications : BackgroundService
{
    private const int AlertsLookedAt = 10_000;
    private const int MostWaiting = 100_000;

    private readonly Channel<Alert> _happened = Channel.CreateBounded<Alert>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly NotificationDatabase _database;
    private readonly NotificationClient _client;
    private readonly NotificationSender _sender;
    private readonly IAlertLog _alerts;
    private readonly IAlarmPlant _plant;
    private readonly NotificationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AlarmNotifications> _logger;

    public AlarmNotifications(
        NotificationDatabase database, NotificationClient client, NotificationSender sender, IAlertLog alerts, IAlarmPlant plant, IOptions<NotificationOptions> options, TimeProvider time, ILogger<AlarmNotifications> logger)
    {
        (_database, _client, _sender, _alerts, _plant, _options, _time, _logger) = (database, client, sender, alerts, plant, options.Value, time, logger);
        alerts.Changed += Take;
    }

    /// <summary>Configured channels by name.</summary>
    public IReadOnlyList<ChannelView> Channels =>
        [.. _options.Channels.OrderBy(channel => channel.Key, StringComparer.OrdinalIgnoreCase).Select(channel => new ChannelView(channel.Key, channel.Value.IsMail ? "mail" : "webhook", channel.Value.Secret.Length > 0))];

    public IReadOnlyList<StoredNotificationRoute> Routes => _database.Routes();

    public IReadOnlyList<NotificationDelivery> Deliveries(int limit) => _database.Deliveries(limit);

    /// <summary>Keeps a route.</summary>
    /// <exception cref="MaintenanceRefusedException">It is not valid, or was changed meanwhile.</exception>
    public StoredNotificationRoute Put(NotificationRoute route, long? expected)
    {
        List<string> faults = [.. route.Faults()];
        if (faults.Count == 0 && !_options.Channels.ContainsKey(route.Channel))
        {
            faults.Add($"channel: '{route.Channel}' is not configured; known are {(_options.Channels.Count == 0 ? $"none, name one in {NotificationOptions.Section}:Channels" : string.Join(", ", _options.Channels.Keys.Order()))}");
        }

        IReadOnlyList<StoredNotificationRoute> known = Routes;
        if (known.Count >= NotificationRoute.MostRoutes && known.All(other => other.Route.Id != route.Id))
        {
            faults.Add($"routes: at most {NotificationRoute.MostRoutes} are kept; delete one first");
        }

        if (faults.Count > 0)
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, string.Join("; ", faults));
        }

        return _database.Put(route, expected) is { } version
            ? new(route, version)
            : throw new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"route '{route.Id}' was changed, deleted or made meanwhile; read it again");
    }

    /// <exception cref="MaintenanceRefusedException">There is none, or it was changed meanwhile.</exception>
    public void Delete(string id, long? expected)
    {
        if (!_database.Delete(id, expected))
        {
            throw Routes.Any(stored => stored.Route.Id == id)
                ? new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"route '{id}' was changed meanwhile; read it again")
                : new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no route '{id}'");
        }
    }

    /// <summary>Sends a test at once, and once; null when it was taken, else why not.</summary>
    /// <exception cref="MaintenanceRefusedException">There is no such channel.</exception>
    public async Task<string?> TestAsync(string channel, string? actor, CancellationToken cancel)
    {
        if (!_options.Channels.ContainsKey(channel))
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no channel '{channel}'; channels are configured in {NotificationOptions.Section}:Channels");
        }

        DateTimeOffset now = _time.GetUtcNow();
        Notification notification = Notification.Test(Guid.CreateVersion7(now).ToString("N"), actor, now);
        DeliveryOutcome outcome = await _client.SendAsync(channel, notification, cancel).ConfigureAwait(false);
        string? failure = outcome.IsDelivered ? null : outcome.Reason;
        _database.Log(channel, notification, now, failure);
        return failure;
    }

    /// <summary>Takes up what happened to alerts while nobody looked.</summary>
    public void CatchUp()
    {
        Alert[] known = [.. _alerts.Open.Concat(_alerts.Recent(AlertsLookedAt)).DistinctBy(alert => alert.Id)];
        bool isFresh = _database.Begin(_time.GetUtcNow());
        foreach (Alert alert in known.OrderBy(alert => alert.RaisedAt))
        {
            Tell(alert, silently: isFresh);
        }
    }

    public override void Dispose()
    {
        _alerts.Changed -= Take;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        CatchUp();
        _sender.Wake();
        await foreach (Alert alert in _happened.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                Tell(alert, silently: false);
                _sender.Wake();
            }
            catch (Storage.StorageUnavailableException problem)
            {
                // Its place in the history stays where it was; the next change of the alert or the next start takes it up.
                _logger.LogWarning("A notification about alert {AlertId} is not in the outbox yet: {Problem}", alert.Id, problem.Message);
            }
        }
    }

    private void Take(Alert alert) => _happened.Writer.TryWrite(alert);

    private void Tell(Alert alert, bool silently)
    {
        int told = _database.Told(alert.Id);
        if (told >= alert.History.Count)
        {
            return;
        }

        DateTimeOffset now = _time.GetUtcNow();
        bool isSilent = silently || alert.ShelvedUntil > now;
        NotificationRoute[] routes = isSilent ? [] : [.. _database.Routes().Select(stored => stored.Route)];
        IReadOnlyList<string> wholes = routes.Length == 0 ? [] : _plant.WholesOf(alert.TwinId);
        string? address = _options.PublicAddress.Length == 0 ? null : _options.PublicAddress;
        (string Channel, string Route, Notification Notification)[] messages =
        [
            .. alert.History.Skip(told).Where(action => now - action.Time <= _options.MaxAge).SelectMany(action => routes
                .Where(route => route.Takes(alert, action.Verb, wholes))
                .DistinctBy(route => route.Channel, StringComparer.OrdinalIgnoreCase)
                .Select(route => (route.Channel, route.Id, Notification.Of(alert, action, Guid.CreateVersion7(now).ToString("N"), address)))),
        ];
        _database.Tell(alert, messages, now);
    }
}
