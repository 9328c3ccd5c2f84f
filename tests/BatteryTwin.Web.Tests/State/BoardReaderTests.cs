using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Maintenance;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class BoardReaderTests
{
    private readonly SmallPlant _plant = new();
    private readonly ShiftCalendar _calendar = new(TimeZoneInfo.Utc, 6, 3);

    [Fact]
    public async Task Bars_ThatOverlapOrWhoseWordsWould_LieInLanes()
    {
        _plant.Work.Crew("a");
        _plant.Work.Plan(_plant.Work.Put("One", "Mix-A", hours: 48), "a", 10);
        _plant.Work.Plan(_plant.Work.Put("Two", "Coat-A", hours: 2), "a", 20);
        _plant.Work.Plan(_plant.Work.Put("Three", "Test-A", hours: 2), "a", 24);
        _plant.Work.Plan(_plant.Work.Put("Four", "Test-A", hours: 2), "a", 100);

        MaintenanceBoard board = await ReadAsync();

        Assert.Equal([("One", 0, false), ("Two", 1, true), ("Three", 2, true), ("Four", 0, true)], board.Rows[0].Bars.Select(bar => (bar.Order.Content.Title, bar.Lane, bar.IsNarrow)));
    }

    [Fact]
    public async Task Work_ThatIsDone_StandsWhereItWasDone_AndNoLongerCountsAsLoad()
    {
        _plant.Work.Crew("a");
        WorkOrder order = _plant.Work.Plan(_plant.Work.Put("One", hours: 8), "a", 40);
        _plant.Work.Apply(order.Id, null, (known, now) => known.Start("Ben", now));
        _plant.Time.Advance(TimeSpan.FromHours(2));
        _plant.Work.Apply(order.Id, null, (known, now) => known.Complete(new(FindingKind.Confirmed, null, false), "Ben", now));

        MaintenanceBoard board = await ReadAsync();

        BoardBar bar = Assert.Single(board.Bars);
        Assert.Equal((SmallPlant.Start, SmallPlant.Start.AddHours(2), false), (bar.Start, bar.End, bar.IsMovable));
        Assert.Equal(0, board.Rows[0].Load);
    }

    [Fact]
    public async Task Consequence_OfAPlace_NamesRiskOutputPartsAndFaults()
    {
        _plant.Work.Crew("a");
        _plant.Work.Waiting["Dryer"] = new(new NormalLife(100, 10), new(1_000, 20_000));
        WorkOrder order = _plant.Work.Put("Fan", "Coat-A", "Dryer", 4, null, "electrical");

        MaintenanceBoard board = await ReadAsync();
        MoveConsequence consequence = MoveConsequence.Of(board, order, "a", SmallPlant.Start.AddHours(100), _calendar);

        Assert.False(consequence.Fits);
        Assert.Equal(
            ["Fri 8 May 12:00–16:00, Crew a", "Risk: 50 % that it fails before; waiting costs 9,500 EUR more than at the best time", "Output: none lost", "Parts: none needed", "▲ Crew a lacks electrical for 'Fan'"],
            consequence.Lines);
        Assert.Null(MoveConsequence.Of(board, order, null, SmallPlant.Start, _calendar).Crew);
    }

    [Fact]
    public async Task Csv_HoldsEveryOrder_AndNoFormula()
    {
        _plant.Work.Crew("a");
        _plant.Work.Plan(_plant.Work.Put("=Bearings, \"all\""), "a", 10);
        _plant.Work.Put("Filter");

        string[] lines = BoardCsv.Of(await ReadAsync()).Split("\r\n");

        Assert.Equal("order-1,planned,corrective,\"'=Bearings, \"\"all\"\"\",Mix-A,,Crew a,2026-05-04T18:00:00Z,2026-05-04T22:00:00Z,4,1,yes,,,", lines[1]);
        Assert.Equal("order-2,open,corrective,Filter,Mix-A,,,,,4,1,,,,", lines[2]);
    }

    private Task<MaintenanceBoard> ReadAsync() => new BoardReader(_plant.Work, _plant.Work, _plant.Stops, _plant.Watch, _plant.Time)
        .ReadAsync(new(BoardGrouping.Crew, SmallPlant.Start.AddHours(-8), SmallPlant.Start.AddHours(-8).AddDays(7)), TestContext.Current.CancellationToken);
}
