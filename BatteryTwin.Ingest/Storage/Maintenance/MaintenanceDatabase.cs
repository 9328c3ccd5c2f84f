using System.Text.Json;
using BatteryTwin.Domain.Maintenance.Orders;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>
/// <c>maintenance/maintenance.db</c>: work orders with their history, and documents (crews, costs, recurring plans, proposals). Versions are compared and written in one transaction.
/// </summary>
internal sealed class MaintenanceDatabase(DataDirectory directory) : IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE work_order (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            asset TEXT NOT NULL,
            live INTEGER NOT NULL,
            created_ticks INTEGER NOT NULL,
            body TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX work_order_by_time ON work_order (created_ticks DESC, id);
        CREATE INDEX work_order_by_asset ON work_order (asset, created_ticks DESC);
        CREATE INDEX work_order_live ON work_order (live) WHERE live = 1;
        CREATE TABLE document (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (kind, id)) WITHOUT ROWID;
        """,
        """
        ALTER TABLE document ADD COLUMN changed_by TEXT;
        ALTER TABLE document ADD COLUMN changed_ticks INTEGER;
        """,
    ];

    private readonly SqliteDatabase _database = new(directory.PathOf("maintenance", "maintenance.db"), s_schemaSteps);

    public IReadOnlyList<WorkOrder> Live() => Orders("SELECT body FROM work_order WHERE live = 1 ORDER BY created_ticks, id");

    /// <summary>Newest first.</summary>
    public IReadOnlyList<WorkOrder> Recent(int limit, string? asset) => asset is null
        ? Orders("SELECT body FROM work_order ORDER BY created_ticks DESC, id LIMIT $limit", ("$limit", limit))
        : Orders("SELECT body FROM work_order WHERE asset = $asset ORDER BY created_ticks DESC, id LIMIT $limit", ("$asset", asset), ("$limit", limit));

    public WorkOrder? Find(string id) => Orders("SELECT body FROM work_order WHERE id = $id", ("$id", id)).SingleOrDefault();

    /// <summary>Writes orders, all or none. Each is the successor of the version before it; a first version is new.</summary>
    /// <returns>Ids of orders that are not at that version; then nothing was written.</returns>
    /// <exception cref="StorageUnavailableException">They could not be written.</exception>
    public IReadOnlyList<string> Save(IReadOnlyCollection<WorkOrder> orders) => _database.Write("work orders cannot be written", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        List<string> changed = [.. orders.Where(order => !Save(connection, order)).Select(order => order.Id)];
        if (changed.Count == 0)
        {
            transaction.Commit();
        }

        return changed;
    });

    public IReadOnlyList<Versioned<T>> Documents<T>(string kind) => _database.Rows("SELECT id, version, body, changed_by, changed_ticks FROM document WHERE kind = $kind ORDER BY id", Document<T>, ("$kind", kind));

    /// <summary>The document of the highest id.</summary>
    public Versioned<T>? Last<T>(string kind) => _database.Rows("SELECT id, version, body, changed_by, changed_ticks FROM document WHERE kind = $kind ORDER BY id DESC LIMIT 1", Document<T>, ("$kind", kind)).SingleOrDefault();

    /// <summary>Writes a document.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="value">Its content.</param>
    /// <param name="expected">Version that it must have; 0 = it must be new, null = any.</param>
    /// <param name="by">Who changes it; null for the system.</param>
    /// <param name="at">When.</param>
    /// <returns>Its version now; null when it has another version than expected.</returns>
    public long? Put<T>(string kind, string id, T value, long? expected, string? by, DateTimeOffset at) => _database.Write("it cannot be kept", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        long present = Version(connection, kind, id);
        if (expected is not null && expected != present)
        {
            return (long?)null;
        }

        connection.Execute(
            """
            INSERT INTO document (kind, id, version, body, changed_by, changed_ticks) VALUES ($kind, $id, $version, $body, $by, $at)
            ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, body = excluded.body, changed_by = excluded.changed_by, changed_ticks = excluded.changed_ticks
            """,
            ("$kind", kind),
            ("$id", id),
            ("$version", present + 1),
            ("$body", JsonSerializer.Serialize(value, MaintenanceJson.Options)),
            ("$by", by),
            ("$at", at.UtcTicks));
        transaction.Commit();
        return present + 1;
    });

    /// <summary>Removes a document; false when it has another version than expected, or is not there.</summary>
    public bool Delete(string kind, string id, long? expected) => _database.Write("it cannot be deleted", connection =>
    {
        return connection.Execute(
            "DELETE FROM document WHERE kind = $kind AND id = $id AND ($expected IS NULL OR version = $expected)",
            ("$kind", kind),
            ("$id", id),
            ("$expected", expected)) == 1;
    });

    public void Dispose() => _database.Dispose();

    private static bool Save(SqliteConnection connection, WorkOrder order)
    {
        return connection.Execute(
            order.Version == 1
                ? "INSERT INTO work_order (id, version, asset, live, created_ticks, body) VALUES ($id, $version, $asset, $live, $created, $body) ON CONFLICT (id) DO NOTHING"
                : "UPDATE work_order SET version = $version, asset = $asset, live = $live, body = $body WHERE id = $id AND version = $version - 1",
            ("$id", order.Id),
            ("$version", order.Version),
            ("$asset", order.Content.Asset),
            ("$live", order.IsLive),
            ("$created", order.CreatedAt.UtcTicks),
            ("$body", JsonSerializer.Serialize(order, MaintenanceJson.Options))) == 1;
    }

    private static Versioned<T> Document<T>(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.GetInt64(1),
        JsonSerializer.Deserialize<T>(reader.GetString(2), MaintenanceJson.Options)!,
        reader.Text(3),
        reader.IsDBNull(4) ? null : reader.Moment(4));

    private static long Version(SqliteConnection connection, string kind, string id) =>
        connection.Number("SELECT coalesce((SELECT version FROM document WHERE kind = $kind AND id = $id), 0)", ("$kind", kind), ("$id", id));

    private List<WorkOrder> Orders(string sql, params (string Name, object? Value)[] parameters) =>
        _database.Rows(sql, reader => JsonSerializer.Deserialize<WorkOrder>(reader.GetString(0), MaintenanceJson.Options)!, parameters);
}
