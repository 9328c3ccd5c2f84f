using System.Text.Json;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Quarantine;

/// <summary>Rejected points in <c>quarantine.db</c>, bounded by number and size. Safe for concurrent use.</summary>
internal sealed class QuarantineDatabase : IQuarantineLog, IDisposable
{
    public const string FileName = "quarantine.db";

    private static readonly string[] s_schema =
    [
        """
        CREATE TABLE point (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            received INTEGER NOT NULL,
            source TEXT NOT NULL,
            twin TEXT,
            field TEXT,
            line TEXT NOT NULL,
            code TEXT NOT NULL,
            reason TEXT NOT NULL,
            replayed INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
        INSERT INTO counter (name, value) VALUES ('dropped', 0);
        """,
    ];

    private readonly SqliteDatabase _database;
    private readonly QuarantineOptions _options;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private long _count;
    private long _bytes;
    private long _dropped;
    private long _droppedNotWritten;

    public QuarantineDatabase(DataDirectory directory, IOptions<QuarantineOptions> options)
    {
        _options = options.Value;
        _database = new SqliteDatabase(directory.PathOf(FileName), s_schema, SqliteDurability.ProcessCrash);
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), coalesce(sum(octet_length(line)), 0), (SELECT value FROM counter WHERE name = 'dropped') FROM point";
        using SqliteDataReader reader = command.ExecuteReader();
        reader.Read();
        (_count, _bytes, _dropped) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    public long Count => Interlocked.Read(ref _count);

    public long Dropped => Interlocked.Read(ref _dropped) + Interlocked.Read(ref _droppedNotWritten);

    public void CountDropped(long points) => Interlocked.Add(ref _droppedNotWritten, points);

    public async ValueTask AddAsync(IReadOnlyList<QuarantinedPoint> points, CancellationToken cancel = default)
    {
        if (points.Count == 0)
        {
            return;
        }

        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            _database.Write("quarantine cannot be written", connection => Write(connection, points));
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask ForgetAsync(string source, string document, int fromLine)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            using SqliteConnection connection = _database.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = """
                DELETE FROM point WHERE source = $source AND replayed = 0 AND substr(reason, 1, length($place)) = $place
                    AND CAST(substr(reason, length($place) + 1) AS INTEGER) >= $line
                RETURNING octet_length(line)
                """;
            command.Parameters.AddWithValue("$source", source);
            command.Parameters.AddWithValue("$place", RejectionLog.PlaceOf(document));
            command.Parameters.AddWithValue("$line", fromLine);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                Interlocked.Add(ref _bytes, -reader.GetInt64(0));
                Interlocked.Decrement(ref _count);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<QuarantinedPoint> List(int limit, long? beforeId, string? code, string? twin) => Query(
        "WHERE ($before IS NULL OR id < $before) AND ($code IS NULL OR code = $code) AND ($twin IS NULL OR twin = $twin) ORDER BY id DESC LIMIT $limit",
        ("$before", beforeId),
        ("$code", code),
        ("$twin", twin),
        ("$limit", limit));

    /// <summary>Points not replayed yet with ids above <paramref name="afterId"/>, oldest first; all, or those of <paramref name="ids"/>.</summary>
    public IReadOnlyList<QuarantinedPoint> NotReplayed(long afterId, int limit, IReadOnlyCollection<long>? ids) => Query(
        "WHERE id > $after AND replayed = 0 AND ($ids IS NULL OR id IN (SELECT value FROM json_each($ids))) ORDER BY id LIMIT $limit",
        ("$after", afterId),
        ("$ids", ids is null ? null : JsonSerializer.Serialize(ids)),
        ("$limit", limit));

    public async ValueTask MarkReplayedAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            _database.Write("quarantine cannot be written", connection =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "UPDATE point SET replayed = 1 WHERE id IN (SELECT value FROM json_each($ids))";
                command.Parameters.AddWithValue("$ids", JsonSerializer.Serialize(ids));
                return command.ExecuteNonQuery();
            });
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        _writing.Dispose();
    }

    private List<QuarantinedPoint> Query(string condition, params (string Name, object? Value)[] parameters)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The condition is one of this class's constants; values are parameters.
        command.CommandText = "SELECT id, received, source, twin, field, line, code, reason, replayed FROM point " + condition;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        List<QuarantinedPoint> points = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            points.Add(Point(reader));
        }

        return points;
    }

    private static QuarantinedPoint Point(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        ReceivedAt = new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero),
        Source = reader.GetString(2),
        Twin = reader.IsDBNull(3) ? null : reader.GetString(3),
        Field = reader.IsDBNull(4) ? null : reader.GetString(4),
        Line = reader.GetString(5),
        Code = reader.GetString(6),
        Reason = reader.GetString(7),
        Replayed = reader.GetBoolean(8),
    };

    private long Write(SqliteConnection connection, IReadOnlyList<QuarantinedPoint> points)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        long bytes = _bytes + Insert(connection, transaction, points);
        long count = _count + points.Count;
        long before = count;
        Trim(connection, transaction, ref count, ref bytes);
        long dropped = _dropped + before - count;
        using SqliteCommand counter = connection.CreateCommand();
        counter.Transaction = transaction;
        counter.CommandText = "UPDATE counter SET value = $dropped WHERE name = 'dropped'";
        counter.Parameters.AddWithValue("$dropped", dropped);
        counter.ExecuteNonQuery();
        transaction.Commit();
        Interlocked.Exchange(ref _bytes, bytes);
        Interlocked.Exchange(ref _count, count);
        Interlocked.Exchange(ref _dropped, dropped);
        return count;
    }

    private static long Insert(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<QuarantinedPoint> points)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO point (received, source, twin, field, line, code, reason, replayed)
            VALUES ($received, $source, $twin, $field, $line, $code, $reason, $replayed) RETURNING octet_length(line)
            """;
        string[] names = ["$received", "$source", "$twin", "$field", "$line", "$code", "$reason", "$replayed"];
        Array.ForEach(names, name => command.Parameters.Add(new SqliteParameter { ParameterName = name }));
        long bytes = 0;
        foreach (QuarantinedPoint point in points)
        {
            object?[] values = [point.ReceivedAt.UtcTicks, point.Source, point.Twin, point.Field, point.Line, point.Code, point.Reason, point.Replayed];
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            bytes += (long)command.ExecuteScalar()!;
        }

        return bytes;
    }

    /// <summary>Deletes the oldest points until both bounds hold.</summary>
    private void Trim(SqliteConnection connection, SqliteTransaction transaction, ref long count, ref long bytes)
    {
        if (count > _options.MaxPoints)
        {
            Delete(connection, transaction, "SELECT id FROM point ORDER BY id LIMIT 1 OFFSET $excess - 1", count - _options.MaxPoints, ref count, ref bytes);
        }

        if (bytes > _options.MaxBytes)
        {
            const string FirstBeyond = "SELECT id FROM (SELECT id, sum(octet_length(line)) OVER (ORDER BY id) AS total FROM point) WHERE total >= $excess ORDER BY id LIMIT 1";
            Delete(connection, transaction, FirstBeyond, bytes - _options.MaxBytes, ref count, ref bytes);
        }
    }

    private static void Delete(SqliteConnection connection, SqliteTransaction transaction, string upToId, long excess, ref long count, ref long bytes)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // One of the two constants above.
        command.CommandText = $"DELETE FROM point WHERE id <= ({upToId}) RETURNING octet_length(line)";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$excess", excess);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            bytes -= reader.GetInt64(0);
            count--;
        }
    }
}
