using System.Text.Json;
using BatteryTwin.Domain.Alarms;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Alerts;

/// <summary>Alerts in SQLite, one row each: columns to find them by, and the whole alert as JSON.</summary>
internal sealed class AlertTable : IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE alerts (
            id TEXT NOT NULL PRIMARY KEY,
            twin TEXT NOT NULL,
            raised_ticks INTEGER NOT NULL,
            open INTEGER NOT NULL,
            body TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX alerts_by_time ON alerts (raised_ticks DESC, id);
        CREATE INDEX alerts_by_twin ON alerts (twin, raised_ticks DESC);
        CREATE INDEX alerts_open ON alerts (open) WHERE open = 1;
        """,
    ];

    private readonly SqliteDatabase _database;

    public AlertTable(string file) => _database = new SqliteDatabase(file, s_schemaSteps);

    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public void Save(Alert alert) => _database.Write("the alert cannot be written", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO alerts (id, twin, raised_ticks, open, body) VALUES ($id, $twin, $raised, $open, $body)
            ON CONFLICT (id) DO UPDATE SET open = excluded.open, body = excluded.body
            """;
        command.Parameters.AddWithValue("$id", alert.Id);
        command.Parameters.AddWithValue("$twin", alert.TwinId);
        command.Parameters.AddWithValue("$raised", alert.RaisedAt.UtcTicks);
        command.Parameters.AddWithValue("$open", alert.IsOpen);
        command.Parameters.AddWithValue("$body", JsonSerializer.Serialize(alert));
        return command.ExecuteNonQuery();
    });

    public IReadOnlyList<Alert> Open() => Read("SELECT body FROM alerts WHERE open = 1");

    public Alert? Find(string id) => Read("SELECT body FROM alerts WHERE id = $id", ("$id", id)).SingleOrDefault();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Alert> Recent(int limit, string? twinId) => twinId is null
        ? Read("SELECT body FROM alerts ORDER BY raised_ticks DESC, id LIMIT $limit", ("$limit", limit))
        : Read("SELECT body FROM alerts WHERE twin = $twin ORDER BY raised_ticks DESC, id LIMIT $limit", ("$twin", twinId), ("$limit", limit));

    /// <summary>Removes cleared alerts raised before a time, and the oldest beyond a count; returns how many went.</summary>
    /// <exception cref="StorageUnavailableException">None could be removed.</exception>
    public int Trim(DateTimeOffset before, int keep) => _database.Write("old alerts cannot be removed", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            DELETE FROM alerts WHERE open = 0 AND (raised_ticks < $before
                OR id IN (SELECT id FROM alerts WHERE open = 0 ORDER BY raised_ticks DESC LIMIT -1 OFFSET $keep))
            """;
        command.Parameters.AddWithValue("$before", before.UtcTicks);
        command.Parameters.AddWithValue("$keep", keep);
        return command.ExecuteNonQuery();
    });

    public void Dispose() => _database.Dispose();

    private List<Alert> Read(string sql, params (string Name, object? Value)[] parameters) => _database.Rows(sql, row => JsonSerializer.Deserialize<Alert>(row.GetString(0))!, parameters);
}
