using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Alerts;

public sealed class SqliteAlertLogTests : IDisposable
{
    private static readonly AlertCondition s_bearing =
        new("bearing-vibration", "MixingStep-Line1-Munich", "BallBearings", AlertPriority.High, "Bearings begin to fail", "first");

    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-alerts-").FullName;

    [Fact]
    public async Task RaiseAsync_TwiceAtOnePlace_OneAlert()
    {
        using Opened opened = Open();

        Alert first = await opened.Log.RaiseAsync(s_bearing);
        Alert second = await opened.Log.RaiseAsync(s_bearing with { Message = "second" });

        Assert.Equal(first.Id, second.Id);
        Assert.Equal("second", Assert.Single(opened.Log.Open).Message);
    }

    [Fact]
    public async Task RaiseAsync_AfterCleared_NewAlert()
    {
        using Opened opened = Open();
        Alert first = await opened.Log.RaiseAsync(s_bearing);
        await opened.Log.ApplyAsync(first.Id, alert => alert.Acknowledge("Ana", null, DateTimeOffset.UnixEpoch));
        await opened.Log.ReturnAsync(s_bearing.Rule, s_bearing.TwinId, s_bearing.Component);
        Assert.Empty(opened.Log.Open);

        Alert second = await opened.Log.RaiseAsync(s_bearing);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(AlertState.Cleared, opened.Log.Find(first.Id)!.StateAt(DateTimeOffset.UtcNow));
        Assert.Equal(2, opened.Log.Recent(10, s_bearing.TwinId).Count);
    }

    [Fact]
    public async Task Open_AfterRestart_AlertsAcknowledgementsAndShelvesAreAsTheyWere()
    {
        Alert expected;
        using (Opened first = Open())
        {
            Alert raised = await first.Log.RaiseAsync(s_bearing);
            await first.Log.ApplyAsync(raised.Id, alert => alert.Acknowledge("Ana", "seen", DateTimeOffset.UtcNow));
            expected = await first.Log.ApplyAsync(raised.Id, alert => alert.Shelve("Ana", DateTimeOffset.UtcNow.AddHours(1), "ordered", DateTimeOffset.UtcNow));
        }

        using Opened second = Open();

        Alert restored = Assert.Single(second.Log.Open);
        Assert.Equal(expected.History, restored.History);
        Assert.Equal(expected with { History = restored.History }, restored);
    }

    [Fact]
    public async Task ApplyAsync_Refused_NothingChanges()
    {
        using Opened opened = Open();
        Alert raised = await opened.Log.RaiseAsync(s_bearing);

        await Assert.ThrowsAsync<AlertActionException>(async () => await opened.Log.ApplyAsync(raised.Id, alert => alert.Unshelve("Ana", DateTimeOffset.UtcNow)));

        Assert.Equal(raised, Assert.Single(opened.Log.Open));
    }

    [Fact]
    public async Task ApplyAsync_UnknownAlert_SaysSo()
    {
        using Opened opened = Open();

        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await opened.Log.ApplyAsync("nope", alert => alert));
    }

    [Fact]
    public async Task UnshelveExpiredAsync_TimeOver_AlertIsNewAgainAndHandlersHear()
    {
        using Opened opened = Open();
        Alert raised = await opened.Log.RaiseAsync(s_bearing);
        DateTimeOffset past = DateTimeOffset.UtcNow.AddHours(-2);
        await opened.Log.ApplyAsync(raised.Id, alert => alert.Shelve("Ana", past.AddHours(1), "ordered", past));
        List<Alert> heard = [];
        opened.Log.Changed += heard.Add;

        await opened.Log.UnshelveExpiredAsync(CancellationToken.None);

        Assert.Null(Assert.Single(opened.Log.Open).ShelvedUntil);
        Assert.Equal("unshelved", Assert.Single(heard).History[^1].Verb);
    }

    [Fact]
    public async Task Changed_HandlerThatThrows_KeepsNeitherTheOthersNorTheCallerBack()
    {
        using Opened opened = Open();
        List<string> heard = [];
        opened.Log.Changed += _ => throw new InvalidOperationException("a bad handler");
        opened.Log.Changed += alert => heard.Add(alert.Message);

        await opened.Log.RaiseAsync(s_bearing);
        await opened.Log.RaiseAsync(s_bearing with { Message = "second" });

        Assert.Equal(["first", "second"], heard);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Opened Open() => new(_directory);

    private sealed class Opened : IDisposable
    {
        private readonly DataDirectory _directory;

        public Opened(string path)
        {
            _directory = new DataDirectory(Options.Create(new DataDirectoryOptions { DataDirectory = path }), NullLogger<DataDirectory>.Instance);
            Log = new SqliteAlertLog(_directory, Options.Create(new AlertLogOptions()), TimeProvider.System, NullLogger<SqliteAlertLog>.Instance);
        }

        public SqliteAlertLog Log { get; }

        public void Dispose()
        {
            Log.Dispose();
            _directory.Dispose();
        }
    }
}
