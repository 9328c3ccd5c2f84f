using BatteryTwin.Domain.Maintenance;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Planned stops in SQLite, one row each, and up to when each source has planned.</summary>
internal sealed class StopTable : IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE planned_stop (
            id TEXT NOT NULL PRIMARY KEY,
            twin TEXT NOT NULL,
            start_ticks INTEGER NOT NULL,
            end_ticks INTEGER NOT NULL,
            title TEXT NOT NULL,
            revision INTEGER NOT NULL,
            changed_by TEXT,
            changed_ticks INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE planned_until (
            source TEXT NOT NULL PRIMARY KEY,
            until_ticks INTEGER NOT NULL) WITHOUT ROWID;
        """,
        "ALTER TABLE planned_stop ADD COLUMN kind TEXT NOT NULL DEFAULT 'Maintenance'",
    ];

    private readonly SqliteDatabase _database;

    public StopTable(string file) => _database = new SqliteDatabase(file, s_schemaSteps);

    public IReadOnlyList<PlannedStop> All()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id, twin, start_ticks, end_ticks, title, revision, changed_by, changed_ticks, kind FROM planned_stop";
        using SqliteDataReader reader = command.ExecuteReader();
        List<PlannedStop> stops = [];
        while (reader.Read())
        {
            stops.Add(new(
                reader.GetString(0),
                reader.GetString(1),
                Time(reader.GetInt64(2)),
                Time(reader.GetInt64(3)),
                reader.GetString(4),
                reader.GetInt64(5),
                reader.IsDBNull(6) ? null : reader.GetString(6),
                Time(reader.GetInt64(7)),
                Enum.Parse<StopKind>(reader.GetString(8))));
        }

        return stops;
    }

    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public void Save(PlannedStop stop) => _database.Write("the planned stop cannot be saved", connection => Save(connection, null, stop));

    /// <exception cref="StorageUnavailableException">It could not be removed.</exception>
    public void Remove(string id) => _database.Write("the planned stop cannot be removed", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "DELETE FROM planned_stop WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        return command.ExecuteNonQuery();
    });

    /// <summary>Up to when a source has planned; null when it never did.</summary>
    public DateTimeOffset? PlannedUntil(string source)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT until_ticks FROM planned_until WHERE source = $source";
        command.Parameters.AddWithValue("$source", source);
        return command.ExecuteScalar() is long ticks ? Time(ticks) : null;
    }

    /// <summary>Saves what a source planned together with how far it planned.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public void SavePlan(string source, DateTimeOffset until, IReadOnlyList<PlannedStop> stops) => _database.Write("the planned stops cannot be saved", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        foreach (PlannedStop stop in stops)
        {
            Save(connection, transaction, stop);
        }

        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO planned_until (source, until_ticks) VALUES ($source, $until) ON CONFLICT (source) DO UPDATE SET until_ticks = excluded.until_ticks";
        command.Parameters.AddWithValue("$source", source);
        command.Parameters.AddWithValue("$until", until.UtcTicks);
        command.ExecuteNonQuery();
        transaction.Commit();
        return stops.Count;
    });

    public void Dispose() => _database.Dispose();

    private static int Save(SqliteConnection connection, SqliteTransaction? transaction, PlannedStop stop)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT OR REPLACE INTO planned_stop (id, twin, start_ticks, end_ticks, title, revision, changed_by, changed_ticks, kind)
            VALUES ($id, $twin, $start, $end, $title, $revision, $by, $at, $kind)
            """;
        command.Parameters.AddWithValue("$id", stop.Id);
        command.Parameters.AddWithValue("$twin", stop.TwinId);
        command.Parameters.AddWithValue("$start", stop.Start.UtcTicks);
        command.Parameters.AddWithValue("$end", stop.End.UtcTicks);
        command.Parameters.AddWithValue("$title", stop.Title);
        command.Parameters.AddWithValue("$revision", stop.Revision);
        command.Parameters.AddWithValue("$by", (object?)stop.ChangedBy ?? DBNull.Value);
        command.Parameters.AddWithValue("$kind", stop.Kind.ToString());
        command.Parameters.AddWithValue("$at", stop.ChangedAt.UtcTicks);
        return command.ExecuteNonQuery();
    }

    private static DateTimeOffset Time(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
