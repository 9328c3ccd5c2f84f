using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>What alarm rules know of the plant where people plan: containment, shift calendars, planned stops, orders being worked on. Singleton.</summary>
public sealed class PlanningAlarmPlant(PlantTopology topology, PlantPlans plans, IPlannedStops stops, IWorkOrders orders, TimeProvider time) : IAlarmPlant
{
    private const int MostOrders = 5_000;

    private static readonly TimeSpan s_workHolds = TimeSpan.FromSeconds(15);

    private volatile WorkDone? _work;

    public bool KnowsPlans => true;

    public IReadOnlyList<string> WholesOf(string twinId) => topology.Current.PathTo(twinId) is { Count: > 0 } path ? path : [twinId];

    public IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> Modes(string twinId, DateTimeOffset from, DateTimeOffset to)
    {
        IReadOnlyList<string> wholes = WholesOf(twinId);
        IReadOnlyList<CalendarSpan> calendar = Shifts(twinId, from, to);
        (DateTimeOffset Start, DateTimeOffset End)[] work =
        [
            .. stops.Calendar.Of(wholes).Between(from, to).Select(stop => (stop.Start, stop.End)),
            .. Work().Where(done => wholes.Contains(done.Asset) && done.Start < to && done.End > from).Select(done => (done.Start, done.End)),
        ];
        DateTimeOffset[] cuts =
        [
            .. calendar.Select(span => span.From).Concat(work.SelectMany(one => new[] { one.Start, one.End })).Append(from)
                .Where(cut => cut >= from && cut < to).Select(cut => cut.ToUniversalTime()).Distinct().Order(),
        ];
        return [.. cuts.Select(cut => (cut, ModeAt(cut, calendar, work)))];
    }

    public IReadOnlyList<CalendarSpan> Shifts(string twinId, DateTimeOffset from, DateTimeOffset to) =>
        plans.PlantOf(twinId) is { } plant ? plans.Of(plant).Calendar.Spans(from, to, plans.ScopesOf(twinId)) : [];

    private static PlantMode ModeAt(DateTimeOffset time, IReadOnlyList<CalendarSpan> calendar, (DateTimeOffset Start, DateTimeOffset End)[] work)
    {
        CalendarTime? kind = calendar.FirstOrDefault(span => span.From <= time && time < span.To)?.Kind;
        bool isWorkedOn = kind == CalendarTime.Maintenance || work.Any(one => one.Start <= time && time < one.End);
        return new(kind != CalendarTime.NoShift, kind is null or CalendarTime.Work, isWorkedOn);
    }

    private IReadOnlyList<(string Asset, DateTimeOffset Start, DateTimeOffset End)> Work()
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_work is not { } known || (now - known.ReadAt).Duration() > s_workHolds)
        {
            _work = known = new(
                now,
                [
                    .. orders.Live.Concat(orders.Recent(MostOrders)).DistinctBy(order => order.Id)
                        .Where(order => order.StartedAt is not null && order.State != WorkState.Cancelled)
                        .Select(order => (order.Content.Asset, order.StartedAt!.Value, order.CompletedAt ?? DateTimeOffset.MaxValue)),
                ]);
        }

        return known.Orders;
    }

    private sealed record WorkDone(DateTimeOffset ReadAt, IReadOnlyList<(string Asset, DateTimeOffset Start, DateTimeOffset End)> Orders);
}
