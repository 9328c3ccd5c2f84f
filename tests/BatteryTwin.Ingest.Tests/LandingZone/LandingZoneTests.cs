using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.LandingZone;

public sealed class LandingZoneTests : IAsyncLifetime
{
    private LandingHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await LandingHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string, string> Files => new()
    {
        { "a.csv", "time,twin,rpm\n2026-03-01T00:00:00Z,m,1\n2026-03-01T00:00:01Z,m,2\n" },
        { "a.tsv", "time\ttwin\trpm\n1772323200\tm\t1\n1772323201\tm\t2\n" },
        { "sub/folder/a.jsonl", "{\"time\":1772323200,\"twin\":\"m\",\"rpm\":1}\n{\"time\":1772323201,\"twin\":\"m\",\"rpm\":2}\n" },
        { "a.json", "[{\"time\":1772323200,\"twin\":\"m\",\"fields\":{\"rpm\":1}},\n{\"time\":1772323201,\"twin\":\"m\",\"fields\":{\"rpm\":2}}]" },
        { "a.lp", "telemetry,twin=m rpm=1 1772323200000000000\ntelemetry,twin=m rpm=2 1772323201000000000" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Drop_EveryKindOfFile_IsTakenOnce(string path, string text)
    {
        _host.Drop(path, text);
        _host.Drop("zipped/" + path + ".gz", LandingHost.Gzip(text.Replace("rpm", "zip", StringComparison.Ordinal)));

        LandingFile file = await _host.FinishedAsync(path);
        LandingFile zipped = await _host.FinishedAsync("zipped/" + path + ".gz");

        Assert.Equal((LandingFileState.Done, 2L, 0L, $"done/{path}"), (file.State, file.Progress.Points, file.Progress.Rejected, file.Place));
        Assert.Equal((LandingFileState.Done, 2L), (zipped.State, zipped.Progress.Points));
        Assert.Equal([1, 2], _host.Numbers("telemetry,twin=m rpm"));
        Assert.Equal([1, 2], _host.Numbers("telemetry,twin=m zip"));
        Assert.Equal(text, await File.ReadAllTextAsync(_host.PathOf(file.Place!), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(_host.PathOf(path)));
    }

    [Fact]
    public async Task Drop_BadRows_AreQuarantinedWithFileAndLine()
    {
        _host.Graph.Set(["m"], StaticTwinGraph.Telemetry("rpm", "integer"));
        _host.Drop("bad.csv", "time,twin,rpm\n1772323200,m,1\nsoon,m,2\n1772323202,m,x\n1772323203,m,1.5\n1772323204,m,5\n");

        LandingFile file = await _host.FinishedAsync("bad.csv");

        Assert.Equal((LandingFileState.Done, 2L, 3L), (file.State, file.Progress.Points, file.Progress.Rejected));
        Assert.Equal([1, 5], _host.Numbers("telemetry,twin=m rpm"));
        Assert.Equal(
            ["bad.csv, line 3: time 'soon' is no number", "bad.csv, line 4: column 'rpm': 'x' is no number", "bad.csv, line 5: 'rpm' of twin 'm' has schema integer"],
            _host.Quarantine.List(10).Select(point => point.Reason).Order(StringComparer.Ordinal).Select(reason => string.Join(' ', reason.Split(' ').Take(reason.Contains("line 5", StringComparison.Ordinal) ? 10 : reason.Contains("soon", StringComparison.Ordinal) ? 8 : 9))));
        Assert.All(_host.Quarantine.List(10), point => Assert.Equal("landing/landing", point.Source));
    }

    [Theory]
    [InlineData("a.csv", "1,2,3\n4,5,6\n", "no header was found")]
    [InlineData("a.csv", "a,b\n1,2\n", "no column holds times")]
    [InlineData("a.csv", "Date,Speed\n03/04/2026 10:00:00,1\n", "day and month cannot be told apart")]
    [InlineData("a.bin", "\u0001\u0002", "the ending says nothing")]
    [InlineData("a.csv.gz", "no gzip", "is damaged or cut short")]
    [InlineData("a.json", "nonsense", "not one row could be read")]
    [InlineData("a.lp", "nonsense", "not one row could be read")]
    public async Task Drop_UnreadableFile_FailsWithAReasonBesideIt(string path, string text, string reason)
    {
        _host.Drop(path, text);

        LandingFile file = await _host.FinishedAsync(path);

        Assert.Equal((LandingFileState.Failed, $"failed/{path}"), (file.State, file.Place));
        Assert.Contains(reason, file.Reason, StringComparison.Ordinal);
        Assert.Contains(reason, await File.ReadAllTextAsync(_host.PathOf($"failed/{path}.reason.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(reason, _host.Connection.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drop_GzipCutShort_KeepsWhatCameBefore()
    {
        byte[] whole = LandingHost.Gzip("time,twin,rpm\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{1772323200 + i},m,{i}\n")));

        _host.Drop("cut.csv.gz", whole[..(whole.Length / 2)]);
        LandingFile file = await _host.FinishedAsync("cut.csv.gz");

        Assert.Equal(LandingFileState.Failed, file.State);
        Assert.InRange(file.Progress.Points, 1, 199_999);
        Assert.Equal(file.Progress.Points, _host.Store.Values("telemetry,twin=m rpm").Count);
    }

    [Fact]
    public async Task Drop_SameFileAgain_IsNotTakenAgain_OtherContentIs()
    {
        _host.Drop("a.csv", "time,twin,rpm\n1772323200,m,1\n");
        await _host.FinishedAsync("a.csv");
        _host.Drop("a.csv", "time,twin,rpm\n1772323200,m,1\n");
        LandingFile again = await _host.FinishedAsync("a.csv", 2);
        _host.Drop("a.csv", "time,twin,rpm\n1772323201,m,2\n");
        LandingFile other = await _host.FinishedAsync("a.csv", 3);

        Assert.Equal((LandingFileState.Duplicate, LandingFileState.Done), (again.State, other.State));
        Assert.Equal([1, 2], _host.Numbers("telemetry,twin=m rpm"));
        Assert.Equal(["done/a.csv", $"done/a.{again.Id}.csv", $"done/a.{other.Id}.csv"], _host.Files(10).Select(file => file.Place).Order(StringComparer.Ordinal).OrderBy(place => place!.Length));
    }

    [Fact]
    public async Task Drop_FileStillWritten_WaitsUntilItIsQuiet()
    {
        await using LandingHost patient = await LandingHost.StartAsync("--BatteryTwin:Sources:LandingZone:QuietTime=01:00:00");
        await File.WriteAllTextAsync(patient.PathOf("growing.csv"), "time,twin,rpm\n1772323200,m,1\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(patient.PathOf("half.csv.part"), "time,twin,rpm\n", TestContext.Current.CancellationToken);

        // Only a zone that watches sees a file get its name; one that was there before waits like any other.
        await Eventually.IsTrue(() => patient.Connection.Waiting == 1, "the zone watches its folder");
        patient.Drop("done.csv", "time,twin,rpm\n1772323200,m,1\n");

        await patient.FinishedAsync("done.csv");

        Assert.Equal(["done.csv"], patient.Files(10).Select(file => file.Path));
        await Eventually.IsTrue(() => patient.Connection.Waiting == 1, "the growing file is counted as waiting");
        Assert.Equal((SourceState.Running, 29L), (patient.Connection.State, patient.Connection.WaitingBytes));
    }

    [Fact]
    public async Task Drop_LinksAndPipes_AreLeftAlone()
    {
        string secret = Path.Combine(Path.GetDirectoryName(_host.Zone)!, "secret.csv");
        await File.WriteAllTextAsync(secret, "time,twin,rpm\n1772323200,m,666\n", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_host.PathOf("link.csv"), secret);
        Directory.CreateSymbolicLink(_host.PathOf("up"), Path.GetDirectoryName(_host.Zone)!);
        using (System.Diagnostics.Process pipe = System.Diagnostics.Process.Start("mkfifo", _host.PathOf("pipe.csv")))
        {
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        _host.Drop("z.csv", "time,twin,rpm\n1772323200,m,1\n");
        await _host.FinishedAsync("z.csv");
        await _host.FinishedAsync("pipe.csv");

        Assert.True(File.Exists(secret));
        Assert.Equal([1], _host.Numbers("telemetry,twin=m rpm"));
        Assert.DoesNotContain(_host.Files(10), file => file.Path.Contains("link", StringComparison.Ordinal) || file.Path.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schema_ReadOffAFile_IsRememberedAndCanBeCorrected()
    {
        _host.Drop("one.csv", "Zeit;Anlage;Drehzahl [1/min]\n01.03.2026 01:00:00,5;m;1,5\n01.03.2026 01:00:01;m;1.234,5\n");
        LandingFile first = await _host.FinishedAsync("one.csv");
        Assert.Equal((".schema/one.json", LandingFileState.Done), (first.Schema, first.State));
        Assert.Equal([1.5, 1234.5], _host.Numbers("telemetry Drehzahl"));

        string schema = await File.ReadAllTextAsync(_host.PathOf(".schema/one.json"), TestContext.Current.CancellationToken);
        Assert.Contains("No twin was found", schema, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            _host.PathOf(".schema/one.json"),
            schema.Replace("\"twin\": {", "\"twin\": { \"column\": \"Anlage\",", StringComparison.Ordinal).Replace("\"name\": \"Drehzahl\"", "\"name\": \"rpm\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Assert.Equal(LandingRetry.Back, await _host.Zones.RetryAsync(first.Id));
        LandingFile again = await _host.FinishedAsync("one.csv", 2);
        _host.Drop("two.csv", "Zeit;Anlage;Drehzahl [1/min]\n01.03.2026 01:00:02;m;7\n");
        LandingFile second = await _host.FinishedAsync("two.csv");

        Assert.Equal((LandingFileState.Done, ".schema/one.json", ".schema/one.json"), (again.State, again.Schema, second.Schema));
        Assert.Equal([1.5, 1234.5, 7], _host.Numbers("telemetry,twin=m rpm"));
        Assert.Equal(LandingFileState.Retried, _host.Files(10).Single(file => file.Id == first.Id).State);
    }

    [Fact]
    public async Task Schema_OfACyclersExport_IsReadOffAsDocumented()
    {
        _host.Graph.Set(["FormationStep-Line1-Munich"], StaticTwinGraph.Telemetry("cellTemperature", "double"));
        string rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"02.03.2026 06:{i / 2:00}:00;{1 + (i % 2)};CC charge;3,0{i:00};{25 + i},5\n"));
        _host.Drop("FormationStep-Line1-Munich_cycler-07.csv", "Cycler export V2\nTest;Formation recipe F-12\n\nDate_Time;Channel;Step;Voltage(V);Cell temperature(°C)\n" + rows);

        LandingFile file = await _host.FinishedAsync("FormationStep-Line1-Munich_cycler-07.csv");

        Assert.Equal((LandingFileState.Done, 60L, 0L), (file.State, file.Progress.Points, file.Progress.Rejected));
        Assert.Equal(
            ["Step", "Voltage", "cellTemperature"],
            _host.Store.Series(SeriesSelector.All).Where(series => series.Key.Canonical.StartsWith("telemetry,Channel=2,twin=FormationStep-Line1-Munich ", StringComparison.Ordinal)).Select(series => series.Key.Field).Order(StringComparer.Ordinal));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero), EpochTime.FromNs(_host.Store.Series(SeriesSelector.All)[0].FirstNs));
        Assert.Equal(25.5, _host.Numbers("telemetry,Channel=1,twin=FormationStep-Line1-Munich cellTemperature").First());
    }

    [Fact]
    public async Task Schema_Draft_IsUsedOnceSomebodyHasTakenTheMarkOut()
    {
        _host.Drop("us.csv", "Date,twin,Speed\n03/04/2026 10:00:00,m,1\n");
        LandingFile failed = await _host.FinishedAsync("us.csv");
        string draft = await File.ReadAllTextAsync(_host.PathOf(".schema/us.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _host.PathOf(".schema/us.json"), draft.Replace("\"draft\": true", "\"draft\": false", StringComparison.Ordinal).Replace("dd/MM/yyyy", "MM/dd/yyyy", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(LandingRetry.Back, await _host.Zones.RetryAsync(failed.Id));
        LandingFile file = await _host.FinishedAsync("us.csv", 2);

        Assert.Equal((LandingFileState.Done, 1L), (file.State, file.Progress.Points));
        Assert.False(File.Exists(_host.PathOf("failed/us.csv.reason.txt")));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero), EpochTime.FromNs(Assert.Single(_host.Store.Series(SeriesSelector.All)).FirstNs));
    }

    [Fact]
    public async Task Schema_ThatCannotBeRead_FailsTheFileWithItsName()
    {
        Directory.CreateDirectory(_host.PathOf(".schema"));
        await File.WriteAllTextAsync(_host.PathOf(".schema/mine.json"), "{\"header\": [\"time\"], \"schema\": {\"time\": {\"columns\": [\"time\"], \"format\": \"soon\"}}}", TestContext.Current.CancellationToken);

        _host.Drop("a.csv", "time,twin,rpm\n1772323200,m,1\n");

        Assert.Contains("'.schema/mine.json' cannot be used: 'soon' is no time format", (await _host.FinishedAsync("a.csv")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drop_OldAndNewRows_AreHistoryAndNews()
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        _host.Drop("mixed.csv", $"time,twin,rpm\n{now - 90_000},m,1\n{now - 10},m,2\n{now - 5},m,3\n");

        await _host.FinishedAsync("mixed.csv");

        Assert.Equal([(false, 2L), (true, 1L)], _host.Status.Sources.OrderBy(source => source.Source.Historical).Select(source => (source.Source.Historical, source.PointsAccepted)));
        await Eventually.IsTrue(() => _host.Observer.Seen.Sum(seen => seen.Batch.Count) == 2, "the two new rows reach the observers");
    }

    [Fact]
    public async Task Take_BatchesUnderBackPressure_LosesNothing()
    {
        await using LandingHost small = await LandingHost.StartAsync("--BatteryTwin:Sources:LandingZone:PointsPerBatch=100", "--BatteryTwin:Ingest:MaxPointsInFlight=150");
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        small.Store.BeforeAppend = () => gate.Task;
        Task other = small.IngestAsync(1772000000, 120);
        small.Drop("big.csv", "time,twin,rpm\n" + string.Concat(Enumerable.Range(0, 1_050).Select(i => $"{1772323200 + i},m,{i}\n")));

        await Eventually.IsTrue(() => small.Connection.State == SourceState.Held, "the zone is held");
        gate.SetResult();
        await other;
        LandingFile file = await small.FinishedAsync("big.csv");

        Assert.Equal((1_050L, 0L), (file.Progress.Points, file.Progress.Rejected));
        Assert.Equal(Enumerable.Range(0, 1_050).Select(i => (double)i), small.Numbers("telemetry,twin=m rpm"));
        Assert.Equal(SourceState.Running, small.Connection.State);
    }

    [Fact]
    public async Task Put_File_IsTakenAndItsNameChecked()
    {
        using MemoryStream content = new("time,twin,rpm\n1772323200,m,1\n"u8.ToArray());

        Assert.Equal(LandingDeliveryState.Dropped, (await _host.Zones.PutAsync(null, "sent.csv", content, TestContext.Current.CancellationToken)).State);
        Assert.Equal(LandingFileState.Done, (await _host.FinishedAsync("sent.csv")).State);
        foreach (string name in new[] { "../a.csv", "a/b.csv", "", ".a.csv", "a.csv.part", "a.exe", "C:\\a.csv", "a\n.csv" })
        {
            Assert.Equal(LandingDeliveryState.BadName, (await _host.Zones.PutAsync(null, name, Stream.Null, TestContext.Current.CancellationToken)).State);
        }

        Assert.Equal(LandingDeliveryState.NoZone, (await _host.Zones.PutAsync("other", "a.csv", Stream.Null, TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task Put_FileTooLarge_LeavesNothing()
    {
        await using LandingHost small = await LandingHost.StartAsync("--BatteryTwin:Sources:LandingZone:MaxUploadBytes=10");

        Assert.Equal(LandingDeliveryState.TooLarge, (await small.Zones.PutAsync(null, "sent.csv", new MemoryStream(new byte[11]), TestContext.Current.CancellationToken)).State);
        Assert.Empty(Directory.EnumerateFiles(small.Zone));
    }

    [Fact]
    public async Task Start_AfterTakenFilesWereDeletedBySetting_KeepsNothing()
    {
        await using LandingHost deleting = await LandingHost.StartAsync("--BatteryTwin:Sources:LandingZone:DeleteTaken=true");
        deleting.Drop("a.csv", "time,twin,rpm\n1772323200,m,1\n");
        await Eventually.IsTrue(() => deleting.Files(1) is [{ State: LandingFileState.Done }], "the file is taken");
        await deleting.StopAsync();
        await deleting.StartAgainAsync();

        Assert.Empty(Directory.EnumerateFiles(deleting.Zone, "*.csv", SearchOption.AllDirectories));
        Assert.Single(deleting.Files(10));
    }

    [Fact]
    public async Task Start_FolderThatCannotBeUsed_SaysSoAndGoesOn()
    {
        await _host.StopAsync();
        Directory.Delete(_host.Zone, recursive: true);
        await File.WriteAllTextAsync(_host.Zone, "in the way", TestContext.Current.CancellationToken);
        await _host.StartAgainAsync();

        await Eventually.IsTrue(() => _host.Connection is { State: SourceState.Reconnecting, LastError.Length: > 0 }, "the zone says that it is lost");
        File.Delete(_host.Zone);
        await Eventually.IsTrue(() => _host.Connection is { State: SourceState.Running, Reconnects: 1 }, "the zone is found again");
    }
}
