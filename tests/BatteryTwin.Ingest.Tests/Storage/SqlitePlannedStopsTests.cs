using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage;

public sealed class SqlitePlannedStopsTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 22, 0, 0, TimeSpan.Zero);
    private static readonly StopOrder s_order = new("Line1", s_start, s_start.AddHours(8), "Window");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly DataDirectory _directory;
    private readonly SqlitePlannedStops _stops;

    public SqlitePlannedStopsTests()
    {
        _directory = new DataDirectory(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _stops = Open();
    }

    public void Dispose()
    {
        _stops.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Changes_OpenedAgain_AreThere()
    {
        PlannedStop kept = _stops.Add(s_order, "Ann");
        PlannedStop gone = _stops.Add(s_order with { Title = "Other" }, null);
        _stops.Change(kept.Id, s_order with { Title = " Works ", End = s_start.AddHours(10), Kind = StopKind.Trial }, kept.Revision, "Bob");
        _stops.Remove(gone.Id, null, "Bob");

        using SqlitePlannedStops reopened = Open();
        PlannedStop stop = Assert.Single(reopened.Calendar.All);

        Assert.Equal(new PlannedStop(kept.Id, "Line1", s_start, s_start.AddHours(10), "Works", 2, "Bob", _time.GetUtcNow(), StopKind.Trial), stop);
        Assert.Equal(_stops.Calendar.All, reopened.Calendar.All);
    }

    [Fact]
    public void Change_OfAnOlderRevision_IsRefusedWithWhoWasFaster()
    {
        PlannedStop stop = _stops.Add(s_order, "Ann");
        _stops.Change(stop.Id, s_order with { Title = "Bob's" }, stop.Revision, "Bob");

        PlannedStopException refusal = Assert.Throws<PlannedStopException>(() => _stops.Change(stop.Id, s_order, stop.Revision, "Ann"));

        Assert.Equal(StopRefusal.Changed, refusal.Refusal);
        Assert.Contains("changed by Bob", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(StopRefusal.Changed, Assert.Throws<PlannedStopException>(() => _stops.Remove(stop.Id, stop.Revision, "Ann")).Refusal);
        Assert.Equal("Bob's", Assert.Single(_stops.Calendar.All).Title);
    }

    [Fact]
    public void UnknownAndFaulty_AreRefused()
    {
        Assert.Equal(StopRefusal.NotFound, Assert.Throws<PlannedStopException>(() => _stops.Remove("none", null, null)).Refusal);
        Assert.Equal(StopRefusal.Invalid, Assert.Throws<PlannedStopException>(() => _stops.Add(s_order with { End = s_start }, null)).Refusal);
        Assert.Empty(_stops.Calendar.All);
    }

    [Fact]
    public void Plan_AgainAndLater_BringsBackNothingThatWasRemoved()
    {
        StopOrder later = s_order with { Start = s_start.AddDays(20), End = s_start.AddDays(21) };
        Assert.Equal(1, _stops.Plan("demo plant", s_start.AddDays(14), [s_order, later]));
        _stops.Remove(Assert.Single(_stops.Calendar.All).Id, null, "Ann");

        using SqlitePlannedStops reopened = Open();
        Assert.Equal(0, reopened.Plan("demo plant", s_start.AddDays(14), [s_order, later]));
        Assert.Equal(1, reopened.Plan("demo plant", s_start.AddDays(28), [s_order, later]));
        Assert.Equal((later.Start, "demo plant"), (Assert.Single(reopened.Calendar.All).Start, reopened.Calendar.All[0].ChangedBy));
    }

    [Fact]
    public void DemoPlan_GivesEveryLineWindowsOfTwoToFourWeeks_WhicheverSpanIsAskedFor()
    {
        StopOrder[] year = [.. DemoStopPlan.Between(20, s_start, s_start.AddDays(364))];
        DateTimeOffset half = s_start.AddDays(150);

        Assert.Equal(
            year.OrderBy(order => order.Start).ThenBy(order => order.TwinId),
            DemoStopPlan.Between(20, s_start, half).Concat(DemoStopPlan.Between(20, half, s_start.AddDays(364))).OrderBy(order => order.Start).ThenBy(order => order.TwinId));
        ILookup<string, StopOrder> byTwin = year.Where(order => order.Title == "Maintenance window").ToLookup(order => order.TwinId);
        Assert.Equal(6, byTwin.Count);
        Assert.All(byTwin, line =>
        {
            Assert.InRange(line.Count(), 13, 26);
            Assert.All(line, order => Assert.InRange((order.End - order.Start).TotalHours, 8, 24));
        });
        Assert.Equal(["Plant-Dallas", "Plant-Munich", "Plant-Shanghai"], year.Where(order => order.Title == "Yearly works").Select(order => order.TwinId).Order());
        Assert.All(year, order => Assert.Empty(order.Faults()));
    }

    private SqlitePlannedStops Open() => new(_directory, _time, NullLogger<SqlitePlannedStops>.Instance);
}
