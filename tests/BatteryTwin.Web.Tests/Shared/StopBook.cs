using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Planned stops in memory.</summary>
internal sealed class StopBook(TimeProvider time) : IPlannedStops
{
    public StopCalendar Calendar { get; private set; } = StopCalendar.Empty;

    public PlannedStop Add(StopOrder order, string? actor)
    {
        PlannedStop stop = new($"stop-{Calendar.All.Count + 1}", order.TwinId, order.Start, order.End, order.Title, 1, actor, time.GetUtcNow(), order.Kind);
        Calendar = new(Calendar.All.Append(stop));
        return stop;
    }

    /// <summary>Plans a stop some hours ahead.</summary>
    public PlannedStop Ahead(string twinId, double fromHours, double lengthHours = 8, string title = "Maintenance window") =>
        Add(new(twinId, time.GetUtcNow().AddHours(fromHours), time.GetUtcNow().AddHours(fromHours + lengthHours), title), "Ann");

    public PlannedStop Change(string id, StopOrder order, long? revision, string? actor) => throw new PlannedStopException(StopRefusal.NotFound, $"there is no planned stop '{id}'");

    public void Remove(string id, long? revision, string? actor) => Calendar = new(Calendar.All.Where(stop => stop.Id != id));

    public int Plan(string source, DateTimeOffset until, IEnumerable<StopOrder> orders) => throw new NotSupportedException();
}
