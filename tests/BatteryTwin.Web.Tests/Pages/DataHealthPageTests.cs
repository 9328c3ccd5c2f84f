using AngleSharp.Dom;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class DataHealthPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task NothingCameIn_SaysHowToConnect()
    {
        IElement page = await RenderedPage.OfAsync<DataHealthPage>(new(empty: true), "/data-health");

        Assert.Contains("No data has come in since the start.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("twin=My-Machine-1", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("No rejected points", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestServiceHasNeverAnswered_ClaimsNothing()
    {
        SmallPlant plant = new(empty: true);
        plant.Link.HasAnswered = false;

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(plant, "/data-health");

        Assert.Equal(
            ["Sources are not known", "Signals in doubt: not known", "Rejected points are not known", "Storage is not known"],
            page.QuerySelectorAll(".panel-error h2").Select(title => title.Words()));
        Assert.All(["No rejected points", "Storage is sound", "No flat lines"], claim => Assert.DoesNotContain(claim, page.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TelemetryInInfluxDb_BackupsDoNotClaimToHoldIt()
    {
        SmallPlant plant = new(empty: true);
        plant.Settings["BatteryTwin:Telemetry:Store"] = "InfluxDb";

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(plant, "/data-health");

        Assert.Contains("Telemetry is in InfluxDB, which has backups of its own.", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("A backup holds everything", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentSource_IsMarked()
    {
        _plant.Ingest.Sources.Add(new()
        {
            Source = new IngestSource("http", "v2"),
            PointsAccepted = 12_000,
            PointsRejected = 3,
            LastReceived = SmallPlant.Start.AddMinutes(-4),
            NewestPoint = SmallPlant.Start.AddMinutes(-5),
        });

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("1 of 1 sources is silent", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("http/v2 Silent 0 1 min 4 min 12,000 3 0", page.Words("tbody tr"));
    }

    [Fact]
    public async Task Connections_ShowStateWaitingErrors_AndALostOneIsInTheHeadline()
    {
        _plant.Connections.All.Add(new(new("landing", "landing"), SourceState.Running) { Place = "/data/landing", Waiting = 2, WaitingUnit = "files", WaitingBytes = 2_500_000, Lag = TimeSpan.FromMinutes(3) });
        _plant.Connections.All.Add(new(new("rabbitmq", "line1"), SourceState.Reconnecting)
        {
            Place = "broker:5672/readings",
            Errors = 4,
            Reconnects = 1,
            LastError = "connection refused",
            LastErrorAt = SmallPlant.Start.AddSeconds(-20),
        });

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("1 connection is lost", page.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("1 of 2 connections run", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["landing/landing/data/landing Running 2 files, 2.5 MB 3 min 0 0 –", "rabbitmq/line1broker:5672/readings Lost, trying again – – 4 1 connection refused (20 s ago)"],
            page.QuerySelectorAll(".connection-table tbody tr").Select(row => row.Words()));
    }

    [Fact]
    public async Task LandingZone_ListsFilesWithTheirFate()
    {
        _plant.Landing.Zones.Add(new("landing", "/data/landing") { Done = 2, Failed = 1, WaitingFiles = 1, WaitingBytes = 900 });
        _plant.Landing.Add("cycler-07.csv", LandingFileState.Done, 60_000, rejected: 2, schema: ".schema/cycler-07.json");
        _plant.Landing.Add("notes.bin", LandingFileState.Failed, 0, reason: "the ending says nothing about the content");

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("Landing zone: 2 taken, 1 file failed", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 file waits (900 B)", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["cycler-07.csv12 kB Taken in part 60,000 2 Read by .schema/cycler-07.json 4 May 08:00:00 Take again cycler-07.csv", "notes.bin12 kB Failed 0 0 the ending says nothing about the content 4 May 08:00:00 Retry notes.bin"],
            page.QuerySelectorAll(".landing-files tbody tr").Select(row => row.Words()));
    }

    [Fact]
    public async Task LandingZone_FailedOnly_IsPartOfTheAddress()
    {
        _plant.Landing.Zones.Add(new("landing", "/data/landing"));

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health?files=failed");

        Assert.Equal(LandingFileState.Failed, _plant.Landing.Asked!.State);
        Assert.Contains("No file lies in failed", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LandingZone_WithoutFilesOrOff_SaysHowOrIsNotThere()
    {
        IElement off = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");
        _plant.Landing.Zones.Add(new("landing", "/data/landing"));
        IElement empty = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.DoesNotContain("Landing zone", off.TextContent, StringComparison.Ordinal);
        Assert.Contains("No file has been dropped yet", empty.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LandingSource_IsNeverSilent()
    {
        _plant.Ingest.Sources.Add(new() { Source = new IngestSource("landing", "landing"), LastReceived = SmallPlant.Start.AddHours(-4), NewestPoint = SmallPlant.Start.AddHours(-4) });

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.DoesNotContain("silent", page.Words("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingSignals_AreListedByAsset()
    {
        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("9 of 9 modelled signals are missing", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mixing of line 1", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignalsInDoubt_AreListedWithTheReason_StoppedOnesOnlyAmongTheMissing()
    {
        _plant.Trust.Qualities[("Mix-A", "speed")] = new([new(QualityReason.FlatLine, SignalQuality.Bad, EpochTime.ToNs(SmallPlant.Start.AddMinutes(-4)), "the same value for 4 min")], null);
        _plant.Trust.Qualities[("Coat-A", "speed")] = new([new(QualityReason.Stopped, SignalQuality.Bad, null, "no value for 9 min")], null);

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Equal("speed Mixing of line 1 Bad Flat line: the same value for 4 min 4 min ago", page.Words(".doubtful-table tbody"));
        Assert.Contains("1 of 2 signals in doubt", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedPoints_FollowTheFilterOfTheAddress()
    {
        _plant.Quarantine.Add("typeMismatch", "Mix-A", "speed is a number, not a text", SmallPlant.Start);
        _plant.Quarantine.Add("timeOutOfRange", "Mix-A", "the year 1970 is too far back", SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health?code=typeMismatch");

        Assert.Contains("2 rejected points kept", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("speed is a number, not a text", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("the year 1970", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/quarantine/export", page.QuerySelector("a[download]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task UnmappedSenders_SayWhyAndWhatToDo()
    {
        _plant.Ingest.AddUnmapped("Press-7", "force", SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("twin is not in the graph", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("add a twin with the same id", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backups_AreListedWithSizeAndLink()
    {
        _plant.Backups.Files.Add(new("20260331T120000000Z", "batterytwin-20260331T120000000Z.tar", SmallPlant.Start.AddHours(-3), 12_300_000, new string('a', 64)));

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("Last backup 3 h ago", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("12.3 MB aaaaaaaaaaaa Download", page.Words("[aria-label=Backups] tbody"), StringComparison.Ordinal);
        Assert.Equal("/api/backups/20260331T120000000Z", page.QuerySelector("[aria-label=Backups] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Backup_BeingMade_ShowsProgress()
    {
        _plant.Backups.Running = new("backup-1", "backup", JobState.Running, 0.4, "4.0 MB of about 10.0 MB: twins/journal.db");

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Equal("0.4", page.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("twins/journal.db", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backups_FolderCannotBeRead_SaysSo()
    {
        _plant.Backups.Problem = "the folder of backups '/backups' cannot be read";

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("cannot be read", page.Words("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(900_000_000, "The disk is nearly full")]
    [InlineData(1_000, "The disk is full")]
    public async Task Space_Low_IsTheHeadline(long freeBytes, string headline)
    {
        _plant.Space.Status = _plant.Space.Status with { FreeBytes = freeBytes };

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains(headline, page.Words("[role=status]"), StringComparison.Ordinal);
    }
}
