using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Work orders, the desk of maintenance and what it rests on, in memory.</summary>
internal sealed partial class MaintenanceBook(TimeProvider time) : IWorkOrders, IMaintenanceDesk
{
    private readonly List<WorkOrder> _orders = [];

    public event Action<WorkOrder>? Changed;

    /// <summary>Why nothing can be read; null while it can.</summary>
    public string? Away { get; set; }

    public List<Crew> Crews { get; } = [];

    IReadOnlyList<Crew> IMaintenanceDesk.Crews => Crews;

    public CostCatalogue Costs { get; set; } = new();

    /// <summary>What waiting costs, by component.</summary>
    public Dictionary<string, WaitingCost> Waiting { get; } = [];

    public List<ScheduleProposal> Proposals { get; } = [];

    public IReadOnlyList<WorkOrder> Live => [.. _orders.Where(order => order.IsLive)];

    /// <summary>A crew that always works.</summary>
    public Crew Crew(string id, params string[] skills)
    {
        Crew crew = new()
        {
            Id = id,
            Name = $"Crew {id}",
            Technicians = 2,
            Skills = [.. skills],
            Calendar = new() { Shifts = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyShift(day, TimeOnly.MinValue, TimeOnly.MinValue))] },
        };
        Crews.Add(crew);
        return crew;
    }

    public WorkOrder Put(string title, string asset = "Mix-A", string? component = null, double hours = 4, DateTimeOffset? due = null, params string[] skills) => Add(
        new() { Type = WorkType.Corrective, Title = title, Asset = asset, Component = component, Duration = TimeSpan.FromHours(hours), Due = due, Skills = [.. skills] }, WorkOrigin.ByHand, "Ann");

    public WorkOrder Plan(WorkOrder order, string crew, double inHours, bool pinned = true) => Apply(order.Id, null, (known, now) =>
        known.Plan(new(time.GetUtcNow().AddHours(inHours), time.GetUtcNow().AddHours(inHours) + known.Content.Duration, crew, pinned), "Ann", now));

    public WorkOrder? Find(string id) => _orders.Find(order => order.Id == id);

    public IReadOnlyList<WorkOrder> Recent(int limit, string? asset = null) => [.. _orders.Where(order => asset is null || order.Content.Asset == asset).Reverse().Take(limit)];

    public WorkOrder Add(WorkContent content, WorkOrigin origin, string? name) => Keep(WorkOrder.Create($"order-{_orders.Count + 1}", content, origin, name, time.GetUtcNow()));

    public WorkOrder Apply(string id, long? version, Func<WorkOrder, DateTimeOffset, WorkOrder> verb)
    {
        WorkOrder known = Find(id) ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, "there is no such order");
        return version is not null && version != known.Version
            ? throw new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"{known.History[^1].Name} {known.History[^1].Verb} it meanwhile")
            : Keep(verb(known, time.GetUtcNow()));
    }

    public IReadOnlyList<WorkOrder> ApplyAll(IReadOnlyCollection<(string Id, long Version, Func<WorkOrder, DateTimeOffset, WorkOrder> Verb)> changes) =>
        [.. changes.Select(change => Apply(change.Id, change.Version, change.Verb))];

    public ScheduleProposal? Proposal(string id) => Proposals.Find(proposal => proposal.Id == id);

    public ScheduleProposal? NewestProposal => Proposals.LastOrDefault();

    public JobStatus Propose(ScheduleRequest request) => throw new NotSupportedException();

    public IReadOnlyList<WorkOrder> Accept(string id, string name, ImmutableArray<string>? only) => throw new NotSupportedException();

    public Task<(SchedulingCase Case, IReadOnlyList<WorkOrder> Orders)> CaseAsync(DateTimeOffset start, double days, CancellationToken cancel) => Away is { } reason
        ? throw new StorageUnavailableException(reason)
        : Task.FromResult<(SchedulingCase, IReadOnlyList<WorkOrder>)>((new() { Start = start, End = start.AddDays(days), Crews = [.. Crews], Lines = Costs.Lines, Jobs = [.. Live.Select(Job)] }, Live));

    public Task<(WaitingCost Cost, DateTimeOffset From)?> WaitingAsync(WorkContent content, CancellationToken cancel) =>
        Task.FromResult<(WaitingCost, DateTimeOffset)?>(content.Component is { } component && Waiting.TryGetValue(component, out WaitingCost? cost) ? (cost, time.GetUtcNow()) : null);

    /// <summary>Every component with a cost of waiting is one of the mixer's.</summary>
    public Task<IReadOnlyList<ComponentWaiting>> AllWaitingAsync(CancellationToken cancel) => Away is { } reason
        ? throw new StorageUnavailableException(reason)
        : Task.FromResult<IReadOnlyList<ComponentWaiting>>([.. Waiting.Select(known => new ComponentWaiting("Mix-A", known.Key, known.Value, time.GetUtcNow()))]);

    private ScheduleJob Job(WorkOrder order) => new()
    {
        Id = order.Id,
        Title = order.Content.Title,
        Asset = order.Content.Asset,
        Line = "Line1-A",
        Duration = order.Content.Duration,
        Skills = order.Content.Skills,
        Due = order.Content.Due,
        LatenessPerHour = 5,
        Waiting = order.Content.Component is { } component ? Waiting.GetValueOrDefault(component) : null,
    };

    private WorkOrder Keep(WorkOrder order)
    {
        int at = _orders.FindIndex(known => known.Id == order.Id);
        if (at < 0)
        {
            _orders.Add(order);
        }
        else
        {
            _orders[at] = order;
        }

        Changed?.Invoke(order);
        return order;
    }
}
