using System.Formats.Tar;
using System.Text;
using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Backup;

/// <summary>What is in a backup, and that nothing but a whole one is taken for one.</summary>
public sealed class BackupArchiveTests : IDisposable
{
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Make_Directory_HoldsEverythingButLocksScratchAndBackups(bool gzip)
    {
        _bench.Write("telemetry/blocks/0000000001.blk", "blocks");
        _bench.Write("demo/plant.json", "{}");
        _bench.Write("empty", string.Empty);
        _bench.Write("a folder/ünï😀.txt", "text");
        Dictionary<string, string> wanted = BackupBench.Contents(_bench.Directory);
        _bench.Write("lock", string.Empty);
        _bench.Write("tmp/half", "scratch");
        _bench.Write("schema.json.new", "half");
        _bench.Write("twins/journal.db-wal", "wal");
        _bench.Write(".before-restore-1/schema.json", "old");

        string restored = _bench.Restore(_bench.Make(gzip: gzip));

        Assert.Equal(wanted, BackupBench.Contents(restored));
    }

    [Fact]
    public void Make_ShelfInTheDirectory_LeavesBackupsOut()
    {
        BackupShelf inside = new(_bench.PathOf("backups"));
        for (int i = 0; i < 2; i++)
        {
            DirectoryContents contents = new(_bench.Directory, _bench.NewPath("."), inside.Folder, cutFiles: null);
            BackupMaking.Make(contents, 1, inside, gzip: false, BackupBench.Start.AddSeconds(i), new SilentProgress(), CancellationToken.None);
        }

        Assert.Equal(2, inside.All().Count);
        Assert.Equal(["schema.json"], BackupBench.Contents(_bench.Restore(inside.PathOf(inside.All()[0]))).Keys);
    }

    [Fact]
    public void Make_Finished_NamesSizeTimeAndChecksum()
    {
        string path = _bench.Make();

        BackupFile backup = Assert.Single(_bench.Shelf.All());
        Assert.Equal(("20260331T120000000Z", "batterytwin-20260331T120000000Z.tar", BackupBench.Start), (backup.Id, backup.File, backup.CreatedAt));
        Assert.Equal(new FileInfo(path).Length, backup.Bytes);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), backup.Sha256);
    }

    [Fact]
    public void Make_Cancelled_LeavesNothing()
    {
        _bench.Write("large", new string('x', 4 << 20));
        using CancellationTokenSource cancel = new();

        Assert.Throws<OperationCanceledException>(() => _bench.Make(atStep: cancel.Cancel, cancel: cancel.Token));

        Assert.Empty(Directory.EnumerateFiles(_bench.Shelf.Folder));
    }

    [Fact]
    public void Trim_MoreThanKept_DeletesTheOldest()
    {
        string[] made = [_bench.Make(), _bench.Make(), _bench.Make()];

        _bench.Shelf.Trim(2);

        Assert.Equal([Path.GetFileName(made[2]), Path.GetFileName(made[1])], _bench.Shelf.All().Select(backup => backup.File));
        Assert.Equal(4, Directory.EnumerateFiles(_bench.Shelf.Folder).Count());
    }

    [Fact]
    public void RemoveRemains_HalfBackupOfAKilledProcess_IsNeverABackupAndGoes()
    {
        string whole = _bench.Make();
        string half = Path.Combine(_bench.Shelf.Folder, "batterytwin-20260401T000000000Z.tar.part");
        File.WriteAllBytes(half, File.ReadAllBytes(whole)[..1_000]);
        File.WriteAllText(half[..^5] + ".sha256", "0");
        using FileStream running = _bench.Shelf.Begin(BackupBench.Start.AddDays(2), gzip: false);

        Assert.Single(_bench.Shelf.All());
        _bench.Shelf.RemoveRemains();

        Assert.False(File.Exists(half));
        Assert.True(File.Exists(running.Name), "another process is writing it");
        Assert.Equal(whole, _bench.Shelf.PathOf(Assert.Single(_bench.Shelf.All())));
    }

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        _bench.Write("a", "some text");
        byte[] whole = File.ReadAllBytes(_bench.Make());
        string cut = _bench.NewPath("cut.tar");
        // What follows the last entry of a tar archive is only filling.
        int end = Array.FindLastIndex(whole, value => value != 0);
        for (int length = 0; length < end; length += end / 300)
        {
            File.WriteAllBytes(cut, whole[..length]);
            Assert.Throws<BackupException>(() => BackupReader.Read(cut, _ => null, null, CancellationToken.None));
        }
    }

    [Fact]
    public void Read_CompressedAndCutAnywhere_IsRefusedUntilTheListOfContentsIsThere()
    {
        _bench.Write("a", "some text");
        string file = _bench.Make(gzip: true);
        Dictionary<string, string> wanted = Read(file);
        byte[] whole = File.ReadAllBytes(file);
        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            try
            {
                Assert.Equal(wanted, Read(file));
            }
            catch (BackupException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, whole.Length / 2, whole.Length);
    }

    [Fact]
    public void Read_BitFlippedAnywhere_NeverGivesOtherContent()
    {
        _bench.Write("a", "some text");
        _bench.Write("b/c", "more text");
        string file = _bench.Make();
        byte[] whole = File.ReadAllBytes(file);
        Dictionary<string, string> wanted = Read(file);
        Random random = new(5);
        int refused = 0;
        for (int round = 0; round < 1_500; round++)
        {
            byte[] flipped = [.. whole];
            flipped[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, flipped);
            try
            {
                Assert.Equal(wanted, Read(file));
            }
            catch (BackupException problem)
            {
                refused++;
                Assert.Contains(file, problem.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 100, 1_499);
    }

    [Fact]
    public void Read_NewerSchema_IsRefusedWithTheProgramsName()
    {
        string file = Archive(("backup.json", $$"""{"product":"BatteryTwin","format":1,"schemaVersion":{{DataDirectory.CurrentVersion + 1}},"program":"9.9","createdAt":"2026-03-31T12:00:00Z"}"""));
        BackupException refused = Assert.Throws<BackupException>(() => BackupReader.Read(file, _ => null, null, CancellationToken.None));
        Assert.Contains("newer program 9.9", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/../escaped")]
    [InlineData("data//escaped")]
    [InlineData("/escaped")]
    [InlineData("escaped")]
    [InlineData("data/a\\..\\..\\escaped")]
    public void Read_EntryOutsideTheDirectory_IsRefusedBeforeItIsWritten(string name)
    {
        string file = Archive(("backup.json", """{"product":"BatteryTwin","format":1,"schemaVersion":1,"program":"1","createdAt":"2026-03-31T12:00:00Z"}"""), (name, "x"));
        Assert.Throws<BackupException>(() => BackupReader.Read(file, path => throw new InvalidOperationException(path), null, CancellationToken.None));
    }

    [Fact]
    public void Read_SomethingElse_IsRefused()
    {
        File.WriteAllText(_bench.NewPath("letter.txt"), "Dear Sir or Madam");
        Assert.Throws<BackupException>(() => BackupReader.Read(_bench.NewPath("letter.txt"), _ => null, null, CancellationToken.None));
        Assert.Throws<BackupException>(() => BackupReader.Read(_bench.NewPath("nowhere"), _ => null, null, CancellationToken.None));
        Assert.Throws<BackupException>(() => BackupReader.Read(Archive(("readme", "x")), _ => null, null, CancellationToken.None));
    }

    private static Dictionary<string, string> Read(string file)
    {
        Dictionary<string, MemoryStream> streams = [];
        BackupReader.Read(file, path => streams[path] = new MemoryStream(), null, CancellationToken.None);
        return streams.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(entry.Value.ToArray()));
    }

    private string Archive(params (string Name, string Text)[] entries)
    {
        string file = _bench.NewPath("made.tar");
        using FileStream stream = File.Create(file);
        using TarWriter tar = new(stream);
        foreach ((string name, string text) in entries)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return file;
    }
}
