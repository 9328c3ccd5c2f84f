using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Alarms;
using BatteryTwin.Web.State.Production;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Tests.Alarms;

/// <summary>What alarm rules are told of shifts, planned stops and work.</summary>
public sealed class PlanningAlarmPlantTests
{
    private static readonly DateTimeOffset s_start = SmallPlant.Start;

    private readonly SmallPlant _plant = new();
    private readonly OrderBook _orders = new();

    [Fact]
    public void Modes_OverADay_FollowShiftPauseStopAndOrder()
    {
        _plant.Stops.Ahead(SmallPlant.LineId, fromHours: 1, lengthHours: 1);
        _plant.Stops.Ahead("Coat-A", fromHours: 2, lengthHours: 1);
        _orders.All.Add(Order("Mix-A", 3).Start("Ben", s_start.AddHours(3)).Complete(new(FindingKind.Confirmed, null, false), "Ben", s_start.AddHours(4)));
        _orders.All.Add(Order("Test-A", 0).Start("Ben", s_start));
        _orders.All.Add(Order("Mix-A", 0));

        // Shift from 6 to 14 h, the plant's clock being UTC; a break from 13 to 13:30.
        Assert.Equal(
            "8:00 production, 9:00 shift+work, 10:00 production, 11:00 production+work, 12:00 production, 13:00 shift, 13:30 production, 14:00 nobody",
            Words(Plant().Modes("Mix-A", s_start, s_start.AddHours(8))));
    }

    [Fact]
    public void Modes_OfAnotherTwin_AreNotTouched() =>
        Assert.Equal("8:00 production", Words(Plant().Modes("Coat-A", s_start, s_start.AddHours(1))));

    [Fact]
    public void Shifts_AreThoseOfThePlant()
    {
        IReadOnlyList<CalendarSpan> shifts = Plant().Shifts("Mix-A", s_start, s_start.AddHours(24));
        Assert.Equal(["Early"], shifts.Select(span => span.Shift).OfType<string>().Distinct());
        Assert.Equal(["Plant-A", "Line1-A", "Mix-A"], Plant().WholesOf("Mix-A"));
        Assert.Equal(["gone"], Plant().WholesOf("gone"));
    }

    private PlanningAlarmPlant Plant()
    {
        IOptions<PlantCalendarOptions> options = Options.Create(new PlantCalendarOptions { TimeZone = "UTC" });
        PlantPlans plans = new(new CalendarBook(), _plant.Stops, _plant.Topology, new PlantZones(_plant.Graph, _plant.Topology, options), options);
        return new(_plant.Topology, plans, _plant.Stops, _orders, _plant.Time);
    }

    private static WorkOrder Order(string asset, int hour) => WorkOrder.Create(
        $"{asset}-{hour}", new() { Type = WorkType.Corrective, Title = "Change", Asset = asset, Duration = TimeSpan.FromHours(1) }, WorkOrigin.ByHand, "Ana", s_start.AddHours(hour));

    private static string Words(IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> modes) => string.Join(", ", modes.Select(span =>
        $"{span.From:H:mm} {(span.Mode.Production ? "production" : span.Mode.Shift ? "shift" : "nobody")}{(span.Mode.PlannedWork ? "+work" : null)}"));

    private sealed class OrderBook : IWorkOrders
    {
        public event Action<WorkOrder>? Changed
        {
            add { }
            remove { }
        }

        public List<WorkOrder> All { get; } = [];

        public IReadOnlyList<WorkOrder> Live => [.. All.Where(order => order.IsLive)];

        public WorkOrder? Find(string id) => All.Find(order => order.Id == id);

        public IReadOnlyList<WorkOrder> Recent(int limit, string? asset = null) => All;

        public WorkOrder Add(WorkContent content, WorkOrigin origin, string? name) => throw new NotSupportedException();

        public WorkOrder Apply(string id, long? version, Func<WorkOrder, DateTimeOffset, WorkOrder> verb) => throw new NotSupportedException();

        public IReadOnlyList<WorkOrder> ApplyAll(IReadOnlyCollection<(string Id, long Version, Func<WorkOrder, DateTimeOffset, WorkOrder> Verb)> changes) => throw new NotSupportedException();
    }

    /// <summary>A book with one calendar and nothing else.</summary>
    private sealed class CalendarBook : IProductionBook
    {
        public long Revision => 0;

        public KeptDocument<CalendarEntry>? Calendar(string plantId) => new(
            new()
            {
                Shifts = [new("Early", new(6, 0), new(14, 0), [])],
                RecurringStops = [new("Break", CalendarTime.Pause, new(13, 0), TimeSpan.FromMinutes(30), [])],
            },
            1,
            s_start,
            null);

        public KeptDocument<PlantSettings>? Settings(string plantId) => null;

        public bool Save(string plantId, CalendarEntry calendar, long? expectedVersion, string? actor) => throw new NotSupportedException();

        public bool Save(string plantId, PlantSettings settings, long? expectedVersion, string? actor) => throw new NotSupportedException();

        public IReadOnlyList<KeptDocument<ProductionOrder>> KeptOrders(DateTimeOffset from, DateTimeOffset to, string? lineId = null) => [];

        public KeptDocument<ProductionOrder>? Order(string id) => null;

        public IReadOnlyList<OrderChange> Apply(IReadOnlyCollection<OrderChange> changes, string? actor) => throw new NotSupportedException();

        public IReadOnlyList<KeptDocument<ShiftTarget>> KeptTargets(DateOnly from, DateOnly to, string? lineId = null) => [];

        public IReadOnlyList<TargetChange> Apply(IReadOnlyCollection<TargetChange> changes, string? actor) => throw new NotSupportedException();

        public int Plan(string source, DateOnly until, IReadOnlyCollection<ShiftTarget> targets) => throw new NotSupportedException();

        public IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to) => [];

        public void Add(StateEdit edit) => throw new NotSupportedException();

        public bool Withdraw(string stationId, string editId, string who, DateTimeOffset at) => false;
    }
}
