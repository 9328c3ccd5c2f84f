using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Maintenance;

/// <summary>What was found becomes a label of the models, once.</summary>
public sealed class CompletionReportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly DataDirectory _directory;
    private readonly MaintenanceDatabase _database;
    private readonly SqliteWorkOrders _orders;
    private readonly OutcomeDesk _desk = new();
    private readonly CompletionReports _reports;

    public CompletionReportsTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _database = new(_directory);
        _orders = new(_database, _time);
        _reports = new(_orders, _desk, _time, NullLogger<CompletionReports>.Instance);
    }

    public void Dispose()
    {
        _reports.Dispose();
        _database.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(FindingKind.Confirmed, true, "failed")]
    [InlineData(FindingKind.NoFaultFound, true, "replaced")]
    public async Task Replaced_TellsHowTheLifeEnded_AndWhoSaidSo(FindingKind finding, bool replaced, string end)
    {
        WorkOrder done = Completed(new(finding, "looked at", replaced));

        Assert.True(await _reports.ReportAsync(TestContext.Current.CancellationToken));
        Assert.True(await _reports.ReportAsync(TestContext.Current.CancellationToken));

        (Ingest.Prognostics.Desk.OutcomeBody told, string? actor) = Assert.Single(_desk.Told);
        Assert.Equal(("Mixer", "BallBearings", end, done.CompletedAt, "Ben"), (told.Twin, told.Component, told.End, told.At, actor));
        Assert.Contains("Change bearings; looked at", told.Note, StringComparison.Ordinal);
        WorkAction last = _orders.Find(done.Id)!.History[^1];
        Assert.True(last is { Verb: WorkVerb.Reported, Name: null });
        Assert.Contains("outcome 1", last.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingReplaced_TellsNothingAndSaysWhy()
    {
        WorkOrder done = Completed(new(FindingKind.NoFaultFound, null, false));

        await _reports.ReportAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_desk.Told);
        Assert.Contains("the life goes on", _orders.Find(done.Id)!.History[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestServiceAway_TellsItLater()
    {
        WorkOrder done = Completed(new(FindingKind.Confirmed, null, true));
        _desk.Away = true;
        Assert.False(await _reports.ReportAsync(TestContext.Current.CancellationToken));
        Assert.False(_orders.Find(done.Id)!.IsReported);

        _desk.Away = false;
        Assert.True(await _reports.ReportAsync(TestContext.Current.CancellationToken));

        Assert.Single(_desk.Told);
        Assert.True(_orders.Find(done.Id)!.IsReported);
    }

    private WorkOrder Completed(WorkFinding finding)
    {
        WorkOrder order = _orders.Add(new() { Type = WorkType.Predictive, Title = "Change bearings", Asset = "Mixer", Component = "BallBearings", Duration = TimeSpan.FromHours(8) }, WorkOrigin.ByHand, "Ana");
        _orders.Apply(order.Id, null, (known, now) => known.Start("Ben", now));
        return _orders.Apply(order.Id, null, (known, now) => known.Complete(finding, "Ben", now));
    }
}
