using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Queries;

/// <summary>Named queries in <c>queries/queries.db</c> of the data directory.</summary>
public sealed class SqliteSavedQueries : ISavedQueries, IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE query (
            name TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            text TEXT NOT NULL,
            saved_ticks INTEGER NOT NULL) WITHOUT ROWID;
        """,
    ];

    private readonly SqliteDatabase _database;

    /// <exception cref="DataDirectoryException">The database cannot be read.</exception>
    public SqliteSavedQueries(DataDirectory directory) => _database = new SqliteDatabase(directory.PathOf("queries", "queries.db"), s_schemaSteps);

    public IReadOnlyList<SavedQuery> All()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name, text, saved_ticks FROM query ORDER BY name";
        using SqliteDataReader reader = command.ExecuteReader();
        List<SavedQuery> queries = [];
        while (reader.Read())
        {
            queries.Add(new(reader.GetString(0), reader.GetString(1), new(reader.GetInt64(2), TimeSpan.Zero)));
        }

        return queries;
    }

    public bool Save(SavedQuery query) => _database.Write("the query cannot be saved", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO query (name, text, saved_ticks) SELECT $name, $text, $saved
                WHERE (SELECT count(*) FROM query) < $most OR EXISTS (SELECT 1 FROM query WHERE name = $name)
            ON CONFLICT (name) DO UPDATE SET name = excluded.name, text = excluded.text, saved_ticks = excluded.saved_ticks
            """;
        command.Parameters.AddWithValue("$name", query.Name);
        command.Parameters.AddWithValue("$text", query.Text);
        command.Parameters.AddWithValue("$saved", query.SavedAt.UtcTicks);
        command.Parameters.AddWithValue("$most", ISavedQueries.MostQueries);
        return command.ExecuteNonQuery() == 1;
    });

    public bool Delete(string name) => _database.Write("the query cannot be deleted", connection =>
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "DELETE FROM query WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteNonQuery() == 1;
    });

    public void Dispose() => _database.Dispose();
}
