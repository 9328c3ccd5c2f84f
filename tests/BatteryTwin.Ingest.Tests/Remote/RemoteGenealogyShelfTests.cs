using System.Text;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Remote;

/// <summary>Units that the ingest service keeps, seen from another process: a real shelf behind real HTTP.</summary>
public sealed class RemoteGenealogyShelfTests : IAsyncLifetime
{
    private readonly UnitService _service = new();
    private IngestClient _client = null!;
    private RemoteGenealogyShelf _remote = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BackgroundJobs Jobs { get; } = new(NullLogger<BackgroundJobs>.Instance);

    public async ValueTask InitializeAsync()
    {
        await _service.StartAsync();
        _client = new(Options.Create(new RemoteIngestOptions { Endpoint = _service.Address.ToString() }));
        _remote = Follower();
    }

    public async ValueTask DisposeAsync()
    {
        _remote.Dispose();
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Find_FollowsWhatTheServiceTakes()
    {
        Assert.Null(await _remote.FindAsync(Cancel));
        await _service.AppendAsync("coils", "coil_id,line\nC1,L1\n");
        await _service.AppendAsync("cells", "cell_id,coil_id,capacity_ah,eol_time\nX1,C1,49.5,2026-03-02T08:00:00Z\n");
        long before = _remote.Version;

        await _remote.FollowAsync(Cancel);
        KeptGenealogy first = (await _remote.FindAsync(Cancel))!;
        await _service.AppendAsync("cells", "cell_id,coil_id,capacity_ah\nX2,C1,49.75\nX1,C1,49.25\n");
        await _remote.FollowAsync(Cancel);
        KeptGenealogy second = (await _remote.FindAsync(Cancel))!;

        Assert.True(_remote.Version > before, "readers see that something came");
        Assert.Equal("C1", first.Units.Backward(first.Units.Find("cells", "X1")!)[0].Id);
        Assert.Equal(["X1", "X2"], Ids(second));
        Assert.Equal([49.25, 49.75], Enumerable.Range(0, 2).Select(row => second.Units.Find("cells")!.Number("capacity_ah", row)));
        Assert.Null(_remote.StaleSince);
    }

    [Fact]
    public async Task Follow_NothingNew_ChangesNothing()
    {
        await _service.AppendAsync("cells", "cell_id,line\nX1,L1\n");
        await _remote.FollowAsync(Cancel);
        KeptGenealogy before = (await _remote.FindAsync(Cancel))!;
        long version = _remote.Version;

        await _remote.FollowAsync(Cancel);

        Assert.Equal(version, _remote.Version);
        Assert.Same(before, await _remote.FindAsync(Cancel));
    }

    [Fact]
    public async Task Append_IsKeptByTheServiceAndReadAtOnce()
    {
        AppendOutcome outcome = await AppendAsync("cells", "cell_id,line\nX1,L1\nX2,\n,L1\n");

        Assert.Equal(("cells", 2, 1), (outcome.Table, outcome.Added, outcome.Refused));
        Assert.Equal(3, Assert.Single(outcome.Rejected).Row);
        Assert.Equal(["X1", "X2"], Ids((await _remote.FindAsync(Cancel))!));
        Assert.Equal(["X1", "X2"], Ids((await _service.Shelf.FindAsync(Cancel))!));
    }

    [Fact]
    public async Task Append_AHeaderThatCannotBeUsed_IsTheServicesRefusal()
    {
        TableException refused = await Assert.ThrowsAsync<TableException>(() => AppendAsync("cells", "line,line\nL1,L2\n"));
        TableException direct = await Assert.ThrowsAsync<TableException>(() => _service.AppendAsync("cells", "line,line\nL1,L2\n"));

        Assert.Equal((direct.Message, direct.Table, direct.Column, direct.Row), (refused.Message, refused.Table, refused.Column, refused.Row));
    }

    [Fact]
    public async Task ServiceAway_WhatWasReadStaysAndIsMarked_AndNothingIsWritten()
    {
        await AppendAsync("cells", "cell_id,line\nX1,L1\n");
        await _service.StopAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => _remote.FollowAsync(Cancel));
        Assert.Equal(["X1"], Ids((await _remote.FindAsync(Cancel))!));
        Assert.NotNull(_remote.StaleSince);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AppendAsync("cells", "cell_id,line\nX2,L1\n"));

        await _service.StartAsync();
        await AppendAsync("cells", "cell_id,line\nX3,L1\n");
        Assert.Null(_remote.StaleSince);
        Assert.Equal(["X1", "X3"], Ids((await _remote.FindAsync(Cancel))!));
    }

    [Fact]
    public async Task ServiceNeverSeen_SaysThatItCannotBeReached()
    {
        await _service.StopAsync();

        StorageUnavailableException away = await Assert.ThrowsAsync<StorageUnavailableException>(() => _remote.FindAsync(Cancel));

        Assert.Contains("the units are kept by the ingest service", away.Message, StringComparison.Ordinal);
        Assert.Null(_remote.StaleSince);
    }

    [Fact]
    public async Task Import_IsHandedOn_AndTakesThePlaceOfWhatWasRead()
    {
        await AppendAsync("cells", "cell_id,line\nOLD,L1\n");
        string staged = _remote.Stage();
        await File.WriteAllTextAsync(Path.Combine(staged, "cells.csv"), "cell_id,coil_id,capacity_ah\nX1,C1,49.5\n", Cancel);
        await File.WriteAllTextAsync(Path.Combine(staged, "coils.csv"), "coil_id,dryer\nC1,D1\n", Cancel);

        JobStatus job = _remote.Import(staged);
        await Eventually.IsTrue(() => Jobs.Find(job.Id)!.IsFinished, "the import ends");

        Assert.Equal((JobState.Succeeded, null), (Jobs.Find(job.Id)!.State, Jobs.Find(job.Id)!.Error));
        Assert.True(_remote.IsImported);
        await AppendAsync("cells", "cell_id,coil_id,capacity_ah\nX2,C1,49.75\n");
        using RemoteGenealogyShelf late = Follower();
        foreach (RemoteGenealogyShelf reader in new[] { _remote, late })
        {
            Assert.Equal(["X1", "X2"], Ids((await reader.FindAsync(Cancel))!));
        }

        Assert.False(Directory.Exists(staged), "what was staged is gone");
    }

    [Fact]
    public async Task Import_ThatTheServiceCannotRead_FailsWithItsReason()
    {
        string staged = _remote.Stage();
        await File.WriteAllTextAsync(Path.Combine(staged, "cells.csv"), "a,a\n1,2\n", Cancel);

        JobStatus job = _remote.Import(staged);
        await Eventually.IsTrue(() => Jobs.Find(job.Id)!.IsFinished, "the import ends");

        Assert.Equal(JobState.Failed, Jobs.Find(job.Id)!.State);
        Assert.Contains("cells", Jobs.Find(job.Id)!.Error, StringComparison.Ordinal);
    }

    /// <summary>Whatever was cut where in the service's log while it was read, the copy has its whole records, and goes on with what follows.</summary>
    [Fact]
    public async Task Follow_ARecordThatIsBeingWritten_IsTakenOnceItIsWhole()
    {
        await _service.AppendAsync("cells", "cell_id,line\nX1,L1\n");
        string log = _service.LogFile;
        int first = (int)new FileInfo(log).Length;
        await _service.AppendAsync("cells", "cell_id,line\nX2,L1\n");
        byte[] whole = await File.ReadAllBytesAsync(log, Cancel);
        _service.Close();
        for (int length = first; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(log, whole[..length], Cancel);
            await _remote.FollowAsync(Cancel);
            Assert.Equal(length < whole.Length ? ["X1"] : ["X1", "X2"], Ids((await _remote.FindAsync(Cancel))!));
        }
    }

    [Fact]
    public async Task Follow_OlderUnitsWereDropped_DropsThemToo()
    {
        await _service.AppendAsync("cells", "cell_id,line\nX1,L1\n");
        await _remote.FollowAsync(Cancel);
        _service.Close();
        File.Move(_service.LogFile, _service.LogFile.Replace("00000001.log", "00000002.log", StringComparison.Ordinal));

        await _remote.FollowAsync(Cancel);
        Assert.Equal(["X1"], Ids((await _remote.FindAsync(Cancel))!));
        File.Delete(_service.LogFile);
        await _remote.FollowAsync(Cancel);

        Assert.Null(await _remote.FindAsync(Cancel));
    }

    private static IEnumerable<string> Ids(KeptGenealogy kept) => kept.Units.Find("cells") is { } cells ? Enumerable.Range(0, cells.RowCount).Select(row => cells.Ids[row]) : [];

    private RemoteGenealogyShelf Follower() => new(new(_client, NullLogger<GenealogyMirror>.Instance), _client, Jobs, TimeProvider.System);

    private async Task<AppendOutcome> AppendAsync(string table, string csv)
    {
        using MemoryStream text = new(Encoding.UTF8.GetBytes(csv));
        return await _remote.AppendAsync(table, text, Cancel);
    }
}
