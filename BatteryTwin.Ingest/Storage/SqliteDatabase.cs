using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// A SQLite file in write-ahead mode whose schema is a list of SQL steps: a database at <c>PRAGMA user_version</c> n has
/// steps 0 to n-1 behind it, opening runs the rest, each in one transaction. Steps are only ever appended, never changed.
/// Dispose closes the pooled connections.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SqliteDurability _durability;
    private readonly string _pragmas;

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    /// <exception cref="DataDirectoryException">The file is damaged, or newer than this program.</exception>
    /// <param name="file">Full path.</param>
    /// <param name="schemaSteps">SQL of the schema, step by step.</param>
    /// <param name="durability">What a commit survives.</param>
    /// <param name="pragmas">Further settings of each connection, as SQL; none by default.</param>
    public SqliteDatabase(string file, IReadOnlyList<string> schemaSteps, SqliteDurability durability = SqliteDurability.PowerCut, string pragmas = "")
    {
        _durability = durability;
        _pragmas = pragmas;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();
        try
        {
            Upgrade(file, schemaSteps);
        }
        catch (SqliteException e)
        {
            Dispose();
            throw new DataDirectoryException($"database '{file}' cannot be opened ({e.Message}): restore it from a backup", e);
        }
    }

    /// <summary>An open connection of the pool, ready for use; dispose it after use. Writers wait for each other up to 30 s.</summary>
    public SqliteConnection Open()
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            string synchronous = _durability == SqliteDurability.PowerCut ? "FULL" : "NORMAL";
#pragma warning disable CA2100 // Settings are constants of this program.
            command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; {_pragmas}";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a change on a connection of its own.</summary>
    /// <param name="what">What fails when it fails, as a clause: "the alert cannot be written".</param>
    /// <param name="change">The change; its result is passed on.</param>
    /// <exception cref="StorageUnavailableException">It could not be written; nothing was, when the change is one transaction.</exception>
    public T Write<T>(string what, Func<SqliteConnection, T> change)
    {
        try
        {
            using SqliteConnection connection = Open();
            return change(connection);
        }
        catch (SqliteException problem)
        {
            throw StorageFault.Of(problem, what);
        }
    }

    /// <summary>All rows of a query, on a connection of its own.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteConnection connection = Open();
        return connection.Rows(sql, row, parameters);
    }

    public void Dispose()
    {
        using SqliteConnection connection = new(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private void Upgrade(string file, IReadOnlyList<string> schemaSteps)
    {
        using SqliteConnection connection = Open();
        int version = Version(connection);
        if (version > schemaSteps.Count)
        {
            throw new DataDirectoryException($"database '{file}' has schema version {version}, this program knows up to {schemaSteps.Count}: start the newer program, or name another directory in BatteryTwin:DataDirectory");
        }

        for (; version < schemaSteps.Count; version++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            Execute(connection, transaction, schemaSteps[version]);
            Execute(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={version + 1}"));
            transaction.Commit();
        }
    }

    private static int Version(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Schema steps are constants of this program.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
