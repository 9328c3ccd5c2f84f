using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Backup;

public sealed class RestoringTests : IDisposable
{
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Restore_DirectoryWithContent_IsRefusedAndUntouched()
    {
        string backup = _bench.Make();
        _bench.Write("b", "two");
        Dictionary<string, string> before = BackupBench.Contents(_bench.Directory);

        BackupException refused = Assert.Throws<BackupException>(() => Restore(backup, replace: false));

        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, BackupBench.Contents(_bench.Directory));
    }

    [Fact]
    public void Restore_Replacing_PutsWhatWasThereAside()
    {
        _bench.Write("folder/a", "one");
        string backup = _bench.Make();
        Dictionary<string, string> wanted = BackupBench.Contents(_bench.Directory);
        _bench.Write("folder/a", "two");
        _bench.Write("b", "new");
        Dictionary<string, string> before = BackupBench.Contents(_bench.Directory);

        string? aside = Restore(backup, replace: true).Before;

        Assert.Equal(before, BackupBench.Contents(aside!));
        Directory.Delete(aside!, recursive: true);
        Assert.Equal(wanted, BackupBench.Contents(_bench.Directory));
    }

    [Fact]
    public void Restore_ReplacingWithADamagedBackup_LeavesTheDirectoryAsItWas()
    {
        _bench.Write("a", new string('x', 100_000));
        string backup = _bench.Make();
        byte[] bytes = File.ReadAllBytes(backup);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(backup, bytes);
        Dictionary<string, string> before = BackupBench.Contents(_bench.Directory);

        BackupException refused = Assert.Throws<BackupException>(() => Restore(backup, replace: true));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, BackupBench.Contents(_bench.Directory));
    }

    [Fact]
    public void Restore_DirectoryInUse_IsRefused()
    {
        string backup = _bench.Make();
        using DataDirectory open = new(_bench.Directory, DataDirectory.CurrentVersion, [], NullLogger.Instance);

        DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => Restore(backup, replace: true));

        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_BackupsInTheDirectory_StayWhereTheyAre()
    {
        BackupShelf inside = new(_bench.PathOf("backups"));
        DirectoryContents contents = new(_bench.Directory, _bench.NewPath("."), inside.Folder, cutFiles: null);
        string backup = inside.PathOf(BackupMaking.Make(contents, 1, inside, gzip: false, BackupBench.Start, new SilentProgress(), CancellationToken.None));

        Restore(backup, replace: true);

        Assert.True(File.Exists(backup));
        Assert.True(File.Exists(_bench.PathOf("schema.json")));
    }

    [Fact]
    public void Make_DatabaseInUse_CopiesCommittedRowsOnly()
    {
        _bench.Write("twins/x", string.Empty);
        using SqliteDatabase database = new(_bench.PathOf("twins/notes.db"), ["CREATE TABLE note (id INTEGER PRIMARY KEY)"]);
        using SqliteConnection writer = database.Open();
        Run(writer, null, "INSERT INTO note VALUES (1), (2)");
        using SqliteTransaction open = writer.BeginTransaction();
        Run(writer, open, "INSERT INTO note VALUES (3)");

        string restored = _bench.Restore(_bench.Make());

        using SqliteDatabase copy = new(Path.Combine(restored, "twins", "notes.db"), ["CREATE TABLE note (id INTEGER PRIMARY KEY)"]);
        using SqliteConnection reader = copy.Open();
        using SqliteCommand count = reader.CreateCommand();
        count.CommandText = "SELECT count(*) FROM note";
        Assert.Equal(2L, count.ExecuteScalar());
    }

    [Fact]
    public void Make_DamagedDatabase_FailsAndNamesIt()
    {
        _bench.Write("alerts/alerts.db", new string('x', 10_000));

        BackupException refused = Assert.Throws<BackupException>(() => _bench.Make());

        Assert.Contains("alerts.db", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Shelf.All());
    }

    private (BackupHead Head, int Files, string? Before) Restore(string backup, bool replace) =>
        Restoring.Restore(backup, _bench.Directory, replace, BackupBench.Start, CancellationToken.None);

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
