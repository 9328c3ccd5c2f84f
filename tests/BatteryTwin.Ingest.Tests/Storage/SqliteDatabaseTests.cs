using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private const string First = "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL); INSERT INTO note(text) VALUES ('kept');";
    private const string Second = "ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT 'nobody';";

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("notes.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_OlderSchema_RunsOnlyTheNewSteps()
    {
        using (SqliteDatabase old = new(File, [First]))
        {
        }

        using SqliteDatabase database = new(File, [First, Second]);
        Assert.Equal("kept by nobody", Scalar(database, "SELECT text || ' by ' || author FROM note"));
        Assert.Equal(2L, Scalar(database, "PRAGMA user_version"));
    }

    [Fact]
    public void Open_NewerSchema_IsRefused()
    {
        using (SqliteDatabase newer = new(File, [First, Second]))
        {
        }

        DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => new SqliteDatabase(File, [First]));
        Assert.Contains("schema version 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FailingStep_LeavesTheStepBeforeIt()
    {
        Assert.Throws<DataDirectoryException>(() => new SqliteDatabase(File, [First, "CREATE TABLE half (id INTEGER); CREATE TABLE note (id INTEGER);"]));
        using SqliteDatabase database = new(File, [First]);
        Assert.Equal(0L, Scalar(database, "SELECT count(*) FROM sqlite_master WHERE name='half'"));
    }

    [Fact]
    public void Open_NotADatabase_IsRefused()
    {
        System.IO.File.WriteAllText(File, new string('x', 5_000));
        DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => new SqliteDatabase(File, [First]));
        Assert.Contains("notes.db", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SqliteDurability.ProcessCrash, 1L)]
    [InlineData(SqliteDurability.PowerCut, 2L)]
    public void Open_EveryConnection_HasWriteAheadModeAndTheChosenDurability(SqliteDurability durability, long synchronous)
    {
        using SqliteDatabase database = new(File, [First], durability);
        Assert.Equal("wal", Scalar(database, "PRAGMA journal_mode"));
        Assert.Equal(synchronous, Scalar(database, "PRAGMA synchronous"));
        Assert.Equal(1L, Scalar(database, "PRAGMA foreign_keys"));
    }

    private static object? Scalar(SqliteDatabase database, string sql)
    {
        using SqliteConnection connection = database.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
