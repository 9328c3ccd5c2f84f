using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Backup;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Backups;

/// <summary>Backup and restore as people do them: commands, a real process under load, and one that is killed in the middle.</summary>
public sealed class BackupProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("batterytwin-backup-").FullName;

    private string DataDirectory => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backup_UnderLoad_RestoresToEverythingAcknowledgedBefore()
    {
        string archive = Path.Combine(_folder, "plant.tar");
        int patchedBefore;
        int writtenBefore;
        CountedPlant plant;
        await using (TwinProcess process = await TwinProcess.StartAsync(DataDirectory))
        {
            plant = new(process.Client);
            await plant.CreateAsync();
            using CancellationTokenSource stop = new();
            Task writing = plant.RunAsync(stop.Token);
            await UntilAsync(() => plant is { Patched: > 200, Written: > 200 }, writing);
            (patchedBefore, writtenBefore) = (plant.Patched, plant.Written);

            await CommandAsync(0, "backup", archive, "--url", process.Client.BaseAddress!.ToString());

            await UntilAsync(() => plant.Patched > patchedBefore + 50 && plant.Written > writtenBefore + 50, writing);
            await stop.CancelAsync();
            await writing;
            Assert.Empty((await process.Client.GetFromJsonAsync<JsonElement>("/api/backups", TestContext.Current.CancellationToken)).GetProperty("backups").EnumerateArray());
        }

        string restored = Path.Combine(_folder, "restored");
        string said = await CommandAsync(0, "restore", archive, $"--BatteryTwin:DataDirectory={restored}");
        Assert.Contains(restored, said, StringComparison.Ordinal);
        await using TwinProcess again = await TwinProcess.StartAsync(restored);
        (int patched, int written) = await CountedPlant.ReadAsync(again.Client);
        Assert.InRange(patched, patchedBefore, plant.Patched);
        Assert.InRange(written, writtenBefore, plant.Written);
    }

    [Fact]
    public async Task Backup_ProcessKilledInTheMiddle_LeavesNoBackupAndNoLoss()
    {
        CountedPlant plant;
        string half;
        await using (TwinProcess process = await TwinProcess.StartAsync(DataDirectory))
        {
            plant = new(process.Client);
            await plant.CreateAsync();
            LargeFile.Make(Path.Combine(DataDirectory, "exchange", "large.ndjson"));
            Task writing = plant.RunAsync(CancellationToken.None);
            using HttpResponseMessage started = await process.Client.PostAsync("/api/backups", null, TestContext.Current.CancellationToken);
            Assert.True(started.IsSuccessStatusCode);
            string backups = Path.Combine(DataDirectory, "backups");
            await UntilAsync(() => plant is { Patched: > 50, Written: > 50 } && Directory.Exists(backups) && Directory.EnumerateFiles(backups).Any(), writing);
            await process.KillAsync();
            await writing;
            half = Assert.Single(Directory.EnumerateFiles(backups));
        }

        Assert.EndsWith(".part", half, StringComparison.Ordinal);
        File.Delete(Path.Combine(DataDirectory, "exchange", "large.ndjson"));
        await using TwinProcess again = await TwinProcess.StartAsync(DataDirectory);
        Assert.False(File.Exists(half));
        Assert.Empty((await again.Client.GetFromJsonAsync<JsonElement>("/api/backups", TestContext.Current.CancellationToken)).GetProperty("backups").EnumerateArray());
        (int patched, int written) = await CountedPlant.ReadAsync(again.Client);
        Assert.InRange(patched, plant.Patched, plant.Patched + 1);
        Assert.InRange(written, plant.Written, plant.Written + 1);
    }

    [Fact]
    public async Task Commands_DirectoryAtRestAndInUse_SayWhatTheyDo()
    {
        string setting = $"--BatteryTwin:DataDirectory={DataDirectory}";
        Assert.Contains("is no data directory", await CommandAsync(1, "backup", _folder, setting), StringComparison.Ordinal);
        string archive;
        await using (TwinServer server = await TwinServer.StartAsync(DataDirectory))
        {
            Assert.Contains("gave no backup", await CommandAsync(1, "backup", _folder, setting, "--url", "http://127.0.0.1:1"), StringComparison.Ordinal);
            Assert.Contains("asking the process", await CommandAsync(0, "backup", _folder, setting, "--urls", server.Url), StringComparison.Ordinal);
            archive = Assert.Single(Directory.EnumerateFiles(_folder, "*.tar"));
            Assert.Contains("in use", await CommandAsync(1, "restore", archive, "--replace", setting), StringComparison.Ordinal);
        }

        Assert.Contains("reading it directly", await CommandAsync(0, "backup", Path.Combine(_folder, "rest.tar"), setting), StringComparison.Ordinal);
        Assert.Contains("exists", await CommandAsync(1, "backup", Path.Combine(_folder, "rest.tar"), setting), StringComparison.Ordinal);
        Assert.Contains("not empty", await CommandAsync(1, "restore", archive, setting), StringComparison.Ordinal);
        Assert.Contains("before-restore", await CommandAsync(0, "restore", archive, "--replace", setting), StringComparison.Ordinal);
        Assert.Contains("usage", await CommandAsync(1, "restore"), StringComparison.Ordinal);
        Assert.Contains("there is no file", await CommandAsync(1, "restore", "nowhere.tar", "--replace", setting), StringComparison.Ordinal);
        await using TwinServer again = await TwinServer.StartAsync(DataDirectory);
    }

    private static async Task<string> CommandAsync(int expected, params string[] arguments)
    {
        await using StringWriter output = new();
        int code = await DataCommand.RunAsync(arguments, output);
        Assert.True(code == expected, $"{string.Join(' ', arguments)}: {code}, {output}");
        return output.ToString();
    }

    private static async Task UntilAsync(Func<bool> condition, Task writing)
    {
        while (!condition())
        {
            Assert.False(writing.IsCompleted, "a writer stopped");
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(1, CancellationToken.None);
        }
    }
}
