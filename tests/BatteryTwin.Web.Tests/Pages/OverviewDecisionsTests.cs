using System.Collections.Immutable;
using AngleSharp.Dom;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

/// <summary>What needs a decision, on the overview.</summary>
public sealed class OverviewDecisionsTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Nothing_SaysSo()
    {
        IElement page = await RenderedPage.OfAsync<OverviewPage>(_plant);

        Assert.Contains(page.QuerySelectorAll("h2"), title => title.Words() == "No decision is waiting");
        Assert.Null(page.QuerySelector(".decisions"));
    }

    [Fact]
    public async Task OrderThatBecomesLateUnplanned_LeadsToIt()
    {
        _plant.Work.Put("Grease", hours: 4, due: SmallPlant.Start.AddHours(10));
        _plant.Work.Put("Paint", hours: 4, due: SmallPlant.Start.AddDays(10));

        (IElement only, string title) = await OnlyAsync();

        Assert.Equal("1 decision is waiting", title);
        Assert.EndsWith("Grease at Mixing of line 1 is due in 10 h and is not planned.", only.Words(), StringComparison.Ordinal);
        Assert.Equal("/maintenance?order=order-1", only.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task OrderThatCannotBeInTimeAnyMore_IsMoreUrgentThanOneThatCan()
    {
        _plant.Work.Put("Grease", hours: 4, due: SmallPlant.Start.AddHours(10));
        _plant.Work.Put("Weld", hours: 4, due: SmallPlant.Start.AddHours(3));

        IElement[] decisions = await AllAsync();

        Assert.EndsWith("Weld at Mixing of line 1 can no longer be done by its due time in 3 h and is not planned.", decisions[0].Words(), StringComparison.Ordinal);
        Assert.StartsWith("High", decisions[0].Words(), StringComparison.Ordinal);
        Assert.Contains("Grease", decisions[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrderPlannedAfterItsBestTime_SaysWhatThatCosts()
    {
        _plant.Work.Waiting["BallBearings"] = new(new WeibullLife(4, 100), new(1_000, 10_000), lifeValuePerHour: 20);
        _plant.Work.Crew("a");
        _plant.Work.Plan(_plant.Work.Put("Replace", component: "BallBearings"), "a", 120);

        IElement only = (await OnlyAsync()).Decision;

        Assert.Matches("Replace at Mixing of line 1 is planned .* days after its best time, which costs .* EUR more.", only.Words());
    }

    [Fact]
    public async Task OrderPlannedNearItsBestTime_IsNone()
    {
        _plant.Work.Waiting["BallBearings"] = new(new WeibullLife(4, 100), new(1_000, 10_000), lifeValuePerHour: 20);
        _plant.Work.Crew("a");
        _plant.Work.Plan(_plant.Work.Put("Replace", component: "BallBearings"), "a", 1);

        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Proposal_WaitsUntilItsOrdersHaveChanged()
    {
        WorkOrder order = _plant.Work.Put("Grease");
        ProposedJob job = new(order.Id, SmallPlant.Start.AddHours(20), SmallPlant.Start.AddHours(24), "a", false, 0, 0, null, []);
        _plant.Work.Proposals.Add(new("p-1", SmallPlant.Start.AddHours(-3), SmallPlant.Start, SmallPlant.Start.AddDays(7), "EUR", new([job], 0, 0, 0, 0, 0), new Dictionary<string, long> { [order.Id] = order.Version }.ToImmutableDictionary()));

        IElement only = (await OnlyAsync()).Decision;

        Assert.EndsWith("A proposed plan for 1 order has waited to be accepted for 3 h.", only.Words(), StringComparison.Ordinal);
        Assert.Equal("/maintenance?proposal=p-1", only.QuerySelector("a")!.GetAttribute("href"));
        _plant.Work.Crew("a");
        _plant.Work.Plan(order, "a", 20);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task NotificationsThatFail_AndAFullDisk_StandFirst()
    {
        _plant.Work.Put("Grease", hours: 4, due: SmallPlant.Start.AddHours(10));
        _plant.Space.Status = new(100, 1_000_000, 500);
        _plant.AlarmRules.Board = new([], [], [Delivery("n2", "failed", "connection refused"), Delivery("n1", "failed", "connection refused")]);

        IElement[] decisions = await AllAsync();

        Assert.StartsWith("Critical The disk is full", decisions[0].Words(), StringComparison.Ordinal);
        Assert.EndsWith("2 notifications by mail did not arrive: Connection refused.", decisions[1].Words(), StringComparison.Ordinal);
        Assert.Equal("/alarm-rules", decisions[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task ChannelThatWorksAgain_IsNone()
    {
        _plant.AlarmRules.Board = new([], [], [Delivery("n2", "delivered", null), Delivery("n1", "failed", "connection refused", -1)]);

        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task ShiftThatCannotReachItsTarget_LeadsToItsLosses()
    {
        // Eight hours at 700 an hour make 5600.
        _plant.Production.Apply([TargetChange.Of(new(SmallPlant.LineId, new(2026, 5, 4), "Shift 1", 9_000))], "Ann");
        _plant.Store.Put("Test-A", StationSignals.OperatingState, SmallPlant.Start.AddHours(-2), FieldValue.String(OperatingStates.Running));
        for (int minute = -120; minute < 0; minute += 15)
        {
            _plant.Store.Put("Test-A", StationSignals.Throughput, SmallPlant.Start.AddMinutes(minute), FieldValue.Float(700));
        }

        IElement only = (await OnlyAsync()).Decision;

        Assert.EndsWith("Line 1 cannot reach its target this shift any more: 3,400 of 9,000 will be missing even at 700 an hour.", only.Words(), StringComparison.Ordinal);
        Assert.Equal($"/oee?of={SmallPlant.LineId}", only.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task ForecastsThatHoldLessThanPromised_LeadToModelHealth()
    {
        _plant.Desk.Judged("BallBearings", [30, 30, 30, 30, 30, 30, 30, 30], []);

        IElement only = (await OnlyAsync()).Decision;

        Assert.Contains("Forecasts of Ball bearings held 0 % instead of the promised 90 %", only.Words().Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreThanFive_AreFoldedAway()
    {
        for (int i = 0; i < 7; i++)
        {
            _plant.Work.Put($"Job {i}", hours: 1, due: SmallPlant.Start.AddHours(10));
        }

        IElement page = await RenderedPage.OfAsync<OverviewPage>(_plant);

        Assert.Equal(5, page.QuerySelectorAll(".decisions li").Length);
        Assert.Contains(page.QuerySelectorAll("button[aria-expanded=false]"), button => button.Words() == "2 more");
    }

    [Fact]
    public async Task SourceThatCannotBeRead_IsNamedAndTheOthersStay()
    {
        _plant.Work.Put("Grease", hours: 4, due: SmallPlant.Start.AddHours(10));
        _plant.Desk.Away = "the ingest service does not answer";

        IElement page = await RenderedPage.OfAsync<OverviewPage>(_plant);

        Assert.Contains("Not read: the health of models.", page.Words(), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".decisions li"));
    }

    private static NotificationDelivery Delivery(string id, string state, string? reason, double hours = 0) =>
        new(id, "mail", "r", "Alarm", SmallPlant.Start.AddHours(hours - 1), state, 5, SmallPlant.Start.AddHours(hours), reason);

    private async Task<IElement[]> AllAsync() => [.. (await RenderedPage.OfAsync<OverviewPage>(_plant)).QuerySelectorAll(".decisions li")];

    private async Task<(IElement Decision, string Title)> OnlyAsync()
    {
        IElement only = Assert.Single(await AllAsync());
        return (only, only.Closest("section")!.Words("h2"));
    }
}
