using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Backup;

/// <summary>A copy of a SQLite database at one moment, by SQLite's online backup: writers go on, committed changes are in it whole.</summary>
internal static class SqliteCopy
{
    public const string Extension = ".db";

    private static readonly string[] s_companions = ["-wal", "-shm", "-journal"];

    /// <summary>True for the files that SQLite keeps beside a database and that are of no use without it.</summary>
    public static bool IsCompanion(string path) => Array.Exists(s_companions, suffix => path.EndsWith(Extension + suffix, StringComparison.Ordinal));

    /// <exception cref="BackupException">The database cannot be read, or the copy not be written.</exception>
    public static void Make(string database, string copy)
    {
        try
        {
            using SqliteConnection from = Open(database, SqliteOpenMode.ReadWrite);
            using SqliteConnection to = Open(copy, SqliteOpenMode.ReadWriteCreate);
            from.BackupDatabase(to);
        }
        catch (SqliteException problem)
        {
            throw new BackupException($"'{database}' cannot be copied ({problem.Message}): check the disk, then start the backup again", problem);
        }
    }

    public static void Delete(string copy)
    {
        File.Delete(copy);
        foreach (string suffix in s_companions)
        {
            File.Delete(copy + suffix);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
