using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>
/// What has been taken, in <c>sources/landing.db</c>: every file with its state and how far it has been taken. What it says has happened has happened, also after
/// a power cut; what happened last may be missing and is then done again, which changes nothing. Safe for concurrent use.
/// </summary>
internal sealed class LandingLedger : IDisposable
{
    /// <summary>Entries kept per zone; older finished ones give way, and their files would be taken again.</summary>
    private const int MostFiles = 100_000;

    private const string Columns = "id, zone, path, size, modified, state, offset, line, points, rejected, schema, reason, started, finished, place";

    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE file (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            zone TEXT NOT NULL,
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            hash BLOB,
            state INTEGER NOT NULL DEFAULT 0,
            offset INTEGER NOT NULL DEFAULT 0,
            line INTEGER NOT NULL DEFAULT 1,
            points INTEGER NOT NULL DEFAULT 0,
            rejected INTEGER NOT NULL DEFAULT 0,
            schema TEXT,
            reason TEXT,
            started INTEGER NOT NULL,
            finished INTEGER,
            place TEXT);
        CREATE INDEX file_path ON file (zone, path);
        CREATE INDEX file_state ON file (zone, state, finished);
        CREATE INDEX file_unplaced ON file (zone) WHERE place IS NULL;
        """,
    ];

    private readonly SqliteDatabase _database;

    public LandingLedger(DataDirectory directory) => _database = new(directory.PathOf("sources", "landing.db"), s_schemaSteps);

    public LandingFile Begin(string zone, string path, long size, DateTimeOffset modified, DateTimeOffset now)
    {
        long id = Convert.ToInt64(
            Scalar(
                "INSERT INTO file (zone, path, size, modified, started) VALUES ($zone, $path, $size, $modified, $now) RETURNING id",
                ("$zone", zone), ("$path", path), ("$size", size), ("$modified", modified.UtcTicks), ("$now", now.UtcTicks)),
            System.Globalization.CultureInfo.InvariantCulture);
        Execute(
            "DELETE FROM file WHERE zone = $zone AND state <> 0 AND id <= (SELECT id FROM file WHERE zone = $zone ORDER BY id DESC LIMIT 1 OFFSET $most)",
            ("$zone", zone), ("$most", MostFiles));
        return Find(id)!;
    }

    /// <summary>Forgets a file that was not begun after all.</summary>
    public void Remove(long id) => Execute("DELETE FROM file WHERE id = $id", ("$id", id));

    /// <summary>Notes a file's content; the file that was taken with the same name and content, if there is one.</summary>
    public LandingFile? SetHash(LandingFile file, byte[] hash)
    {
        Execute("UPDATE file SET hash = $hash WHERE id = $id", ("$hash", hash), ("$id", file.Id));
        return Query("WHERE zone = $zone AND path = $path AND hash = $hash AND state = 1 AND id <> $id LIMIT 1", ("$zone", file.Zone), ("$path", file.Path), ("$hash", hash), ("$id", file.Id)).FirstOrDefault();
    }

    public void SetSchema(long id, string? schema) => Execute("UPDATE file SET schema = $schema WHERE id = $id", ("$schema", schema), ("$id", id));

    public void Advance(long id, LandingProgress progress) => Execute(
        "UPDATE file SET offset = $offset, line = $line, points = $points, rejected = $rejected WHERE id = $id",
        ("$offset", progress.Offset), ("$line", progress.NextLine), ("$points", progress.Points), ("$rejected", progress.Rejected), ("$id", id));

    public void Finish(long id, LandingFileState state, LandingProgress progress, string? reason, DateTimeOffset now)
    {
        Advance(id, progress);
        Execute("UPDATE file SET state = $state, reason = $reason, finished = $now WHERE id = $id", ("$state", (int)state), ("$reason", reason), ("$now", now.UtcTicks), ("$id", id));
    }

    /// <summary>Notes where a finished file lies, relative to its zone; empty when it is gone.</summary>
    public void SetPlace(long id, string place) => Execute("UPDATE file SET place = $place WHERE id = $id", ("$place", place), ("$id", id));

    public void SetRetried(long id) => Execute("UPDATE file SET state = $state, place = '' WHERE id = $id", ("$state", (int)LandingFileState.Retried), ("$id", id));

    public LandingFile? Find(long id) => Query("WHERE id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>Files that were being taken, or had not been moved to their place yet, in order.</summary>
    public IReadOnlyList<LandingFile> Unplaced(string zone) => Query("WHERE zone = $zone AND place IS NULL AND state <> 4 ORDER BY id", ("$zone", zone));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LandingFile> List(int limit, string? zone = null, LandingFileState? state = null, string? path = null) => Query(
        "WHERE ($zone IS NULL OR zone = $zone) AND ($state IS NULL OR state = $state) AND ($path IS NULL OR path = $path) ORDER BY id DESC LIMIT $limit",
        ("$zone", zone), ("$state", (int?)state), ("$path", path), ("$limit", limit));

    /// <summary>Taken files that still lie in <c>done/</c> and were finished before a time.</summary>
    public IReadOnlyList<LandingFile> DoneBefore(string zone, DateTimeOffset time) => Query(
        "WHERE zone = $zone AND state IN (1, 3) AND finished < $time AND place <> '' LIMIT 1000", ("$zone", zone), ("$time", time.UtcTicks));

    /// <summary>Files of each state.</summary>
    public IReadOnlyDictionary<LandingFileState, long> Counts(string zone)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.Command("SELECT state, count(*) FROM file WHERE zone = $zone GROUP BY state", ("$zone", zone));
        using SqliteDataReader reader = command.ExecuteReader();
        Dictionary<LandingFileState, long> counts = [];
        while (reader.Read())
        {
            counts[(LandingFileState)reader.GetInt32(0)] = reader.GetInt64(1);
        }

        return counts;
    }

    public void Dispose() => _database.Dispose();

    private List<LandingFile> Query(string condition, params (string Name, object? Value)[] parameters)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.Command($"SELECT {Columns} FROM file {condition}", parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        List<LandingFile> files = [];
        while (reader.Read())
        {
            files.Add(File(reader));
        }

        return files;
    }

    private static LandingFile File(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Zone = reader.GetString(1),
        Path = reader.GetString(2),
        SizeBytes = reader.GetInt64(3),
        ModifiedAt = Time(reader.GetInt64(4)),
        State = (LandingFileState)reader.GetInt32(5),
        Progress = new(reader.GetInt64(6), reader.GetInt32(7), reader.GetInt64(8), reader.GetInt64(9)),
        Schema = reader.IsDBNull(10) ? null : reader.GetString(10),
        Reason = reader.IsDBNull(11) ? null : reader.GetString(11),
        StartedAt = Time(reader.GetInt64(12)),
        FinishedAt = reader.IsDBNull(13) ? null : Time(reader.GetInt64(13)),
        Place = reader.IsDBNull(14) || reader.GetString(14).Length == 0 ? null : reader.GetString(14),
    };

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private void Execute(string sql, params (string Name, object? Value)[] parameters)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params (string Name, object? Value)[] parameters)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.Command(sql, parameters);
        return command.ExecuteScalar();
    }
}
