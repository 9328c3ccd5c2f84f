using System.Text.Json;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>
/// <c>alerts/notifications.db</c>: routes, the outbox, the log of deliveries, and how far the history of each alert was told. A notification and the place in the
/// history it comes from are written in one transaction, so none is lost or made twice, however the process ends.
/// </summary>
internal sealed class NotificationDatabase(DataDirectory directory) : IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE route (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE told (alert TEXT NOT NULL PRIMARY KEY, entries INTEGER NOT NULL, at_ticks INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE message (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            route TEXT,
            accepted_ticks INTEGER NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            at_ticks INTEGER NOT NULL,
            reason TEXT,
            subject TEXT NOT NULL,
            body TEXT NOT NULL);
        CREATE INDEX message_waiting ON message (channel, number) WHERE state = 'waiting';
        """,
    ];

    private readonly SqliteDatabase _database = new(directory.PathOf("alerts", "notifications.db"), s_schemaSteps);

    public IReadOnlyList<StoredNotificationRoute> Routes() => _database.Rows(
        "SELECT version, body FROM route ORDER BY id",
        row => new StoredNotificationRoute(JsonSerializer.Deserialize<NotificationRoute>(row.GetString(1), MaintenanceJson.Options)!, row.GetInt64(0)));

    /// <summary>Keeps a route; null when it has another version than expected (0 = it must be new, null = any).</summary>
    public long? Put(NotificationRoute route, long? expected) => Write(connection =>
    {
        long present = connection.Number("SELECT coalesce((SELECT version FROM route WHERE id = $id), 0)", ("$id", route.Id));
        if (expected is { } version && version != present)
        {
            return (long?)null;
        }

        connection.Execute(
            "INSERT INTO route (id, version, body) VALUES ($id, $version, $body) ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body",
            ("$id", route.Id), ("$version", present + 1), ("$body", JsonSerializer.Serialize(route, MaintenanceJson.Options)));
        return present + 1;
    });

    /// <summary>Removes a route; false when it has another version than expected, or is not there.</summary>
    public bool Delete(string id, long? expected) =>
        Write(connection => connection.Execute("DELETE FROM route WHERE id = $id AND ($expected IS NULL OR version = $expected)", ("$id", id), ("$expected", expected)) == 1);

    /// <summary>True the first time it is asked: the alerts there are then are from before.</summary>
    public bool Begin(DateTimeOffset now) => Write(connection =>
        connection.Execute("INSERT INTO told (alert, entries, at_ticks) VALUES ('', 0, $now) ON CONFLICT (alert) DO NOTHING", ("$now", now.UtcTicks)) == 1);

    /// <summary>How many entries of an alert's history were told.</summary>
    public int Told(string alertId) => (int)_database.Rows("SELECT coalesce((SELECT entries FROM told WHERE alert = $id), 0)", row => row.GetInt64(0), ("$id", alertId)).Single();

    /// <summary>Puts notifications into the outbox and notes how far the alert's history is told.</summary>
    public void Tell(Alert alert, IReadOnlyList<(string Channel, string Route, Notification Notification)> notifications, DateTimeOffset now) => Write(connection =>
    {
        foreach ((string channel, string route, Notification notification) in notifications)
        {
            connection.Execute(
                "INSERT INTO message (channel, route, accepted_ticks, state, at_ticks, subject, body) VALUES ($channel, $route, $now, 'waiting', $now, $subject, $body)",
                ("$channel", channel), ("$route", route), ("$now", now.UtcTicks), ("$subject", notification.Subject), ("$body", JsonSerializer.Serialize(notification)));
        }

        connection.Execute(
            "INSERT INTO told (alert, entries, at_ticks) VALUES ($id, $entries, $now) ON CONFLICT (alert) DO UPDATE SET entries = max(entries, excluded.entries), at_ticks = excluded.at_ticks",
            ("$id", alert.Id), ("$entries", alert.History.Count), ("$now", now.UtcTicks));
        return 0;
    });

    /// <summary>Puts a notification that no route asked for into the outbox.</summary>
    public void Put(string channel, Notification notification, DateTimeOffset now) => Write(connection => connection.Execute(
        "INSERT INTO message (channel, accepted_ticks, state, at_ticks, subject, body) VALUES ($channel, $now, 'waiting', $now, $subject, $body)",
        ("$channel", channel), ("$now", now.UtcTicks), ("$subject", notification.Subject), ("$body", JsonSerializer.Serialize(notification))));

    /// <summary>Channels with notifications that wait, and when the first of each is due.</summary>
    public IReadOnlyList<(string Channel, DateTimeOffset Due)> Due() =>
        _database.Rows("SELECT channel, min(at_ticks) FROM message WHERE state = 'waiting' GROUP BY channel", row => (row.GetString(0), row.Moment(1)));

    /// <summary>Notifications of a channel that are due, oldest first.</summary>
    public IReadOnlyList<WaitingNotification> Next(string channel, DateTimeOffset now, int most) => _database.Rows(
        "SELECT number, channel, route, body, accepted_ticks, attempts FROM message WHERE state = 'waiting' AND channel = $channel AND at_ticks <= $now ORDER BY number LIMIT $most",
        row => new WaitingNotification(row.GetInt64(0), row.GetString(1), row.Text(2), JsonSerializer.Deserialize<Notification>(row.GetString(3))!, row.Moment(4), row.GetInt32(5)),
        ("$channel", channel), ("$now", now.UtcTicks), ("$most", most));

    /// <summary>Notes an attempt: delivered or failed for good, or when it is tried next.</summary>
    public void Note(long number, string state, int attempts, DateTimeOffset at, string? reason) => Write(connection => connection.Execute(
        "UPDATE message SET state = $state, attempts = $attempts, at_ticks = $at, reason = $reason WHERE number = $number",
        ("$number", number), ("$state", state), ("$attempts", attempts), ("$at", at.UtcTicks), ("$reason", reason)));

    /// <summary>Enters a test that was sent at once.</summary>
    public void Log(string channel, Notification notification, DateTimeOffset now, string? failure) => Write(connection => connection.Execute(
        "INSERT INTO message (channel, accepted_ticks, state, attempts, at_ticks, reason, subject, body) VALUES ($channel, $now, $state, 1, $now, $reason, $subject, $body)",
        ("$channel", channel), ("$now", now.UtcTicks), ("$state", failure is null ? "delivered" : "failed"), ("$reason", failure), ("$subject", notification.Subject), ("$body", JsonSerializer.Serialize(notification))));

    /// <summary>Newest first; waiting ones are never dropped from it.</summary>
    public IReadOnlyList<NotificationDelivery> Deliveries(int limit) => _database.Rows(
        "SELECT body, channel, route, subject, accepted_ticks, state, attempts, at_ticks, reason FROM message ORDER BY number DESC LIMIT $limit",
        row => new NotificationDelivery(
            JsonSerializer.Deserialize<Notification>(row.GetString(0))!.Id, row.GetString(1), row.Text(2), row.GetString(3), row.Moment(4), row.GetString(5), row.GetInt32(6), row.Moment(7),
            row.Text(8)),
        ("$limit", limit));

    /// <summary>Drops the oldest entries that wait no more beyond a count, and notes about alerts untouched for long.</summary>
    public void Trim(int keep, DateTimeOffset before) => Write(connection =>
        connection.Execute("DELETE FROM message WHERE state <> 'waiting' AND number <= (SELECT coalesce(max(number), 0) FROM message) - $keep", ("$keep", keep))
        + connection.Execute("DELETE FROM told WHERE at_ticks < $before AND alert <> ''", ("$before", before.UtcTicks)));

    public void Dispose() => _database.Dispose();

    private T Write<T>(Func<SqliteConnection, T> change) => _database.Write("notifications cannot be kept", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        T result = change(connection);
        transaction.Commit();
        return result;
    });

}
