using BatteryTwin.Domain.Maintenance;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Planned stops in memory and in <c>maintenance/stops.db</c> of the data directory, one writer at a time.</summary>
public sealed class SqlitePlannedStops : IPlannedStops, IDisposable
{
    private readonly StopTable _table;
    private readonly TimeProvider _time;
    private readonly ILogger<SqlitePlannedStops> _logger;
    private readonly Lock _writing = new();
    private volatile StopCalendar _calendar;

    /// <exception cref="DataDirectoryException">The database cannot be read.</exception>
    public SqlitePlannedStops(DataDirectory directory, TimeProvider time, ILogger<SqlitePlannedStops> logger)
    {
        _table = new StopTable(directory.PathOf("maintenance", "stops.db"));
        _time = time;
        _logger = logger;
        _calendar = new(_table.All());
    }

    public StopCalendar Calendar => _calendar;

    public PlannedStop Add(StopOrder order, string? actor)
    {
        Check(order);
        lock (_writing)
        {
            if (_calendar.All.Count >= IPlannedStops.MostStops)
            {
                throw new PlannedStopException(StopRefusal.Full, $"{IPlannedStops.MostStops} stops are kept, which is the most; remove past ones");
            }

            return Keep(New(order, actor));
        }
    }

    public PlannedStop Change(string id, StopOrder order, long? revision, string? actor)
    {
        Check(order);
        lock (_writing)
        {
            PlannedStop known = Known(id, revision);
            return Keep(New(order, actor) with { Id = known.Id, Revision = known.Revision + 1 });
        }
    }

    public void Remove(string id, long? revision, string? actor)
    {
        lock (_writing)
        {
            PlannedStop known = Known(id, revision);
            _table.Remove(known.Id);
            _calendar = new(_calendar.All.Where(stop => stop.Id != known.Id));
            _logger.LogInformation("Planned stop {Title} of {Twin} from {Start} to {End} was removed by {Actor}", known.Title, known.TwinId, known.Start, known.End, actor ?? "somebody unnamed");
        }
    }

    public int Plan(string source, DateTimeOffset until, IEnumerable<StopOrder> orders)
    {
        lock (_writing)
        {
            DateTimeOffset from = _table.PlannedUntil(source) ?? DateTimeOffset.MinValue;
            PlannedStop[] added = [.. orders
                .Where(order => order.Start >= from && order.Start < until && order.Faults().Count == 0)
                .Take(IPlannedStops.MostStops - _calendar.All.Count)
                .Select(order => New(order, source))];
            if (until > from)
            {
                _table.SavePlan(source, until, added);
                _calendar = new(_calendar.All.Concat(added));
            }

            return added.Length;
        }
    }

    public void Dispose() => _table.Dispose();

    private PlannedStop New(StopOrder order, string? actor)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return new(Guid.CreateVersion7(now).ToString("N"), order.TwinId, order.Start.ToUniversalTime(), order.End.ToUniversalTime(), order.Title.Trim(), 1, actor, now, order.Kind);
    }

    private PlannedStop Keep(PlannedStop stop)
    {
        _table.Save(stop);
        _calendar = new(_calendar.All.Where(other => other.Id != stop.Id).Append(stop));
        return stop;
    }

    private PlannedStop Known(string id, long? revision)
    {
        PlannedStop known = _calendar.Find(id) ?? throw new PlannedStopException(StopRefusal.NotFound, $"there is no planned stop '{id}'; GET /api/maintenance/stops lists them");
        return revision is null || revision == known.Revision
            ? known
            : throw new PlannedStopException(StopRefusal.Changed, $"the stop was changed by {known.ChangedBy ?? "somebody unnamed"} at {known.ChangedAt:O} (revision {known.Revision}, yours is {revision}); read it again");
    }

    private static void Check(StopOrder order)
    {
        if (order.Faults() is { Count: > 0 } faults)
        {
            throw new PlannedStopException(StopRefusal.Invalid, string.Join("; ", faults.Select(fault => $"{fault.Property}: {fault.Message}")));
        }
    }
}
