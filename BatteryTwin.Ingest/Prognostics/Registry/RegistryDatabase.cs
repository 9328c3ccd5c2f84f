using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Registry;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary><c>prognostics/registry.db</c>: the line of models of each component type as it is, and every change with who, when and why. The oldest changes give way.</summary>
internal sealed class RegistryDatabase(DataDirectory directory) : IDisposable
{
    private const int MostChanges = 5_000;

    private static readonly string[] s_schema =
    [
        """
        CREATE TABLE line (type TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE change (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            ticks INTEGER NOT NULL,
            type TEXT NOT NULL,
            action TEXT NOT NULL,
            model TEXT NOT NULL,
            from_state TEXT,
            to_state TEXT,
            actor TEXT,
            reason TEXT NOT NULL);
        CREATE INDEX change_type ON change (type, number);
        """,
    ];

    private readonly SqliteDatabase _database = new(directory.PathOf("prognostics", "registry.db"), s_schema);

    public IReadOnlyList<ModelLine> Load()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM line ORDER BY type";
        using SqliteDataReader reader = command.ExecuteReader();
        List<ModelLine> lines = [];
        while (reader.Read())
        {
            lines.Add(JsonSerializer.Deserialize<ModelLine>(reader.GetString(0), PrognosticsJson.Options)!);
        }

        return lines;
    }

    /// <summary>Writes a line and what changed in it, in one transaction.</summary>
    public void Save(ModelLine line, IReadOnlyList<RegistryChange> changes) => _database.Write("the model registry cannot be written", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using (SqliteCommand command = connection.CreateCommand())
        {
            command.CommandText = "INSERT INTO line (type, json) VALUES ($type, $json) ON CONFLICT (type) DO UPDATE SET json = excluded.json";
            command.Parameters.AddWithValue("$type", line.ComponentType);
            command.Parameters.AddWithValue("$json", JsonSerializer.Serialize(line, PrognosticsJson.Options));
            command.ExecuteNonQuery();
        }

        foreach (RegistryChange change in changes)
        {
            Insert(connection, change);
        }

        using (SqliteCommand command = connection.CreateCommand())
        {
            command.CommandText = "DELETE FROM change WHERE number <= (SELECT max(number) FROM change) - $most";
            command.Parameters.AddWithValue("$most", MostChanges);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Changes, newest first.</summary>
    /// <param name="componentType">Only of this type; null = all.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<RegistryChange> History(string? componentType, int limit)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT ticks, type, action, model, from_state, to_state, actor, reason FROM change WHERE $type IS NULL OR type = $type ORDER BY number DESC LIMIT $limit";
        command.Parameters.AddWithValue("$type", (object?)componentType ?? DBNull.Value);
        command.Parameters.AddWithValue("$limit", limit);
        using SqliteDataReader reader = command.ExecuteReader();
        List<RegistryChange> changes = [];
        while (reader.Read())
        {
            changes.Add(new(new(reader.GetInt64(0), TimeSpan.Zero), reader.GetString(1), Enum.Parse<RegistryAction>(reader.GetString(2)), reader.GetString(3), State(reader, 4), State(reader, 5),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetString(7)));
        }

        return changes;
    }

    public void Dispose() => _database.Dispose();

    private static void Insert(SqliteConnection connection, RegistryChange change)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO change (ticks, type, action, model, from_state, to_state, actor, reason) VALUES ($ticks, $type, $action, $model, $from, $to, $actor, $reason)";
        command.Parameters.AddWithValue("$ticks", change.At.UtcTicks);
        command.Parameters.AddWithValue("$type", change.ComponentType);
        command.Parameters.AddWithValue("$action", change.Action.ToString());
        command.Parameters.AddWithValue("$model", change.ModelId);
        command.Parameters.AddWithValue("$from", (object?)change.From?.ToString() ?? DBNull.Value);
        command.Parameters.AddWithValue("$to", (object?)change.To?.ToString() ?? DBNull.Value);
        command.Parameters.AddWithValue("$actor", (object?)change.Actor ?? DBNull.Value);
        command.Parameters.AddWithValue("$reason", change.Reason);
        command.ExecuteNonQuery();
    }

    private static ModelState? State(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : Enum.Parse<ModelState>(reader.GetString(column));
}
