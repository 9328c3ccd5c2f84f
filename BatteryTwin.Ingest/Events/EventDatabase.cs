using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Routes, the outbox of events that wait for delivery, and how far the graph's journal has been read, in SQLite: events are stored in the same
/// transaction as the place in the journal they come from, so none is lost or made twice, however the process ends.
/// </summary>
internal sealed class EventDatabase : IDisposable
{
    private static readonly string[] s_schema =
    [
        """
        CREATE TABLE route (
            id TEXT PRIMARY KEY,
            endpoint TEXT NOT NULL,
            filter TEXT NOT NULL,
            from_sequence INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            route TEXT NOT NULL REFERENCES route (id) ON DELETE CASCADE,
            accepted INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX outbox_by_route ON outbox (route, number);
        CREATE TABLE progress (sequence INTEGER NOT NULL) STRICT;
        """,
    ];

    private readonly Lock _writing = new();
    private readonly SqliteDatabase _database;

    public EventDatabase(string file) => _database = new SqliteDatabase(file, s_schema, SqliteDurability.ProcessCrash);

    public IReadOnlyList<StoredRoute> Routes()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id, endpoint, filter, from_sequence, (SELECT count(*) FROM outbox WHERE route = id) FROM route";
        List<StoredRoute> routes = [];
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            routes.Add(new(new(rows.GetString(0), rows.GetString(1), rows.GetString(2)), rows.GetInt64(3), rows.GetInt64(4)));
        }

        return routes;
    }

    /// <summary>How far the journal has been read; null when no route asked for it yet.</summary>
    public long? Progress()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT max(sequence) FROM progress";
        return command.ExecuteScalar() as long?;
    }

    /// <summary>Stores a route; the first one starts the reading of the journal at its place.</summary>
    public void PutRoute(EventRoute route, long fromSequence) => Write(transaction =>
    {
        Execute(
            transaction,
            """
            DELETE FROM progress WHERE NOT EXISTS (SELECT 1 FROM route);
            INSERT INTO progress SELECT $from WHERE NOT EXISTS (SELECT 1 FROM progress);
            INSERT INTO route VALUES ($id, $endpoint, $filter, $from)
            ON CONFLICT (id) DO UPDATE SET endpoint = excluded.endpoint, filter = excluded.filter, from_sequence = excluded.from_sequence
            """,
            ("$id", route.Id), ("$endpoint", route.EndpointName), ("$filter", route.Filter), ("$from", fromSequence));
    });

    public void DeleteRoute(string id) => Write(transaction => Execute(transaction, "DELETE FROM route WHERE id = $id", ("$id", id)));

    /// <summary>Puts events into the outbox, those of routes that are gone left out, and notes how far the journal was read.</summary>
    public void Append(IReadOnlyList<(string Route, byte[] Body)> events, long? progress, DateTimeOffset now) => Write(transaction =>
    {
        using SqliteCommand insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO outbox (route, accepted, body) SELECT id, $accepted, $body FROM route WHERE id = $route";
        insert.Parameters.AddWithValue("$accepted", now.UtcTicks);
        SqliteParameter route = insert.Parameters.Add("$route", SqliteType.Text);
        SqliteParameter body = insert.Parameters.Add("$body", SqliteType.Blob);
        foreach ((string id, byte[] json) in events)
        {
            route.Value = id;
            body.Value = json;
            insert.ExecuteNonQuery();
        }

        if (progress is { } sequence)
        {
            Execute(transaction, "UPDATE progress SET sequence = $sequence", ("$sequence", sequence));
        }
    });

    /// <summary>The first events that wait on a route, in order.</summary>
    public IReadOnlyList<WaitingEvent> Next(string route, int most)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT number, accepted, attempts, body FROM outbox WHERE route = $route ORDER BY number LIMIT $most";
        command.Parameters.AddWithValue("$route", route);
        command.Parameters.AddWithValue("$most", most);
        List<WaitingEvent> events = [];
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            events.Add(new(rows.GetInt64(0), new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero), rows.GetInt32(2), rows.GetFieldValue<byte[]>(3)));
        }

        return events;
    }

    /// <summary>Takes an event out of the outbox.</summary>
    public void Remove(long number) => Write(transaction => Execute(transaction, "DELETE FROM outbox WHERE number = $number", ("$number", number)));

    public void SetAttempts(long number, int attempts) =>
        Write(transaction => Execute(transaction, "UPDATE outbox SET attempts = $attempts WHERE number = $number", ("$number", number), ("$attempts", attempts)));

    public void Dispose() => _database.Dispose();

    /// <summary>One writer at a time: SQLite would let the others wait, but in long steps.</summary>
    private void Write(Action<SqliteTransaction> write)
    {
        try
        {
            lock (_writing)
            {
                using SqliteConnection connection = _database.Open();
                using SqliteTransaction transaction = connection.BeginTransaction();
                write(transaction);
                transaction.Commit();
            }
        }
        catch (SqliteException problem)
        {
            throw StorageFault.Of(problem, "event routes and their outbox cannot be written");
        }
    }

    private static void Execute(SqliteTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The callers pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
