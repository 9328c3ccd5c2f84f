using System.Text.Json;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Jobs in SQLite, one row each.</summary>
internal sealed class GraphJobTable : IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE jobs (
            kind INTEGER NOT NULL,
            id TEXT NOT NULL,
            created_ticks INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (kind, id)) WITHOUT ROWID;
        """,
    ];

    private readonly SqliteDatabase _database;

    public GraphJobTable(string file) => _database = new SqliteDatabase(file, s_schemaSteps);

    public IReadOnlyList<GraphJob> All()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM jobs";
        using SqliteDataReader rows = command.ExecuteReader();
        List<GraphJob> jobs = [];
        while (rows.Read())
        {
            jobs.Add(JsonSerializer.Deserialize<GraphJob>(rows.GetString(0))!);
        }

        return jobs;
    }

    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public void Save(GraphJob job) => _database.Write("the job cannot be written down", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO jobs VALUES ($kind, $id, $created, $body) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body";
        command.Parameters.AddWithValue("$kind", (int)job.Kind);
        command.Parameters.AddWithValue("$id", job.Id);
        command.Parameters.AddWithValue("$created", job.CreatedAt.UtcTicks);
        command.Parameters.AddWithValue("$body", JsonSerializer.Serialize(job));
        return command.ExecuteNonQuery();
    });

    /// <exception cref="StorageUnavailableException">It could not be removed.</exception>
    public void Delete(GraphJobKind kind, string id) => _database.Write("the job cannot be removed", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "DELETE FROM jobs WHERE kind = $kind AND id = $id";
        command.Parameters.AddWithValue("$kind", (int)kind);
        command.Parameters.AddWithValue("$id", id);
        return command.ExecuteNonQuery();
    });

    public void Dispose() => _database.Dispose();
}
