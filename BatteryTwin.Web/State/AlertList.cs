using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Remote;

namespace BatteryTwin.Web.State;

/// <summary>The alerts as people work through them: new first, then by priority, then newest first. Singleton.</summary>
public sealed class AlertList(IAlertLog log, IIngestLink link, ITwinGraph graph, TimeProvider time)
{
    /// <summary>How many past alerts lists and charts look at.</summary>
    public const int PastAlerts = 1_000;

    /// <summary>False while nobody can say which alerts there are: an empty list means nothing then.</summary>
    public bool AreKnown => link.HasAnswered;

    /// <summary>The time up to which alerts are known, when the ingest service that keeps them is away; null when they are up to date.</summary>
    public DateTimeOffset? KnownUntil => link.HasAnswered ? link.Outage?.Since : null;

    /// <summary>Alerts by filter, of one asset or all.</summary>
    public IReadOnlyList<AlertRow> Rows(AlertFilter filter, string? twinId = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        IEnumerable<Alert> alerts = filter == AlertFilter.Cleared ? log.Recent(PastAlerts, twinId) : log.Open;
        TwinGraphSnapshot snapshot = graph.Current;
        return
        [
            .. alerts.Where(alert => twinId is null || alert.TwinId == twinId)
                .Select(alert => Row(alert, snapshot, now))
                .Where(row => Matches(filter, row.State))
                .OrderBy(row => row.State != AlertState.New)
                .ThenByDescending(row => row.Alert.Priority)
                .ThenByDescending(row => row.Alert.RaisedAt),
        ];
    }

    /// <summary>One alert, cleared ones included; null when there is none.</summary>
    public AlertRow? Find(string alertId) => log.Find(alertId) is { } alert ? Row(alert, graph.Current, time.GetUtcNow()) : null;

    /// <summary>Open alerts by priority, most urgent first; every priority is listed.</summary>
    public IReadOnlyList<AlertCount> Counts()
    {
        DateTimeOffset now = time.GetUtcNow();
        ILookup<AlertPriority, AlertState> open = log.Open.ToLookup(alert => alert.Priority, alert => alert.StateAt(now));
        return
        [
            .. Enum.GetValues<AlertPriority>().OrderDescending().Select(priority =>
                new AlertCount(priority, open[priority].Count(state => state == AlertState.New), open[priority].Count(state => state == AlertState.Acknowledged))),
        ];
    }

    /// <summary>How many lists of each filter would show.</summary>
    public IReadOnlyDictionary<AlertFilter, int> Sizes()
    {
        DateTimeOffset now = time.GetUtcNow();
        AlertState[] states = [.. log.Open.Select(alert => alert.StateAt(now))];
        int cleared = log.Recent(PastAlerts).Count(alert => alert.StateAt(now) == AlertState.Cleared);
        return Enum.GetValues<AlertFilter>().ToDictionary(filter => filter, filter => filter == AlertFilter.Cleared ? cleared : states.Count(state => Matches(filter, state)));
    }

    /// <summary>Alerts raised in each of the last clock hours, oldest first; the last entry is the running hour.</summary>
    public IReadOnlyList<HourCount> PerHour(int hours)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset thisHour = new(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        Dictionary<DateTimeOffset, int> raised = log.Recent(PastAlerts)
            .SelectMany(RaisedTimes)
            .GroupBy(at => new DateTimeOffset(at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour), TimeSpan.Zero))
            .ToDictionary(group => group.Key, group => group.Count());
        return [.. Enumerable.Range(1 - hours, hours).Select(offset => thisHour.AddHours(offset)).Select(hour => new HourCount(hour, raised.GetValueOrDefault(hour)))];
    }

    private static IEnumerable<DateTimeOffset> RaisedTimes(Alert alert) =>
        alert.History.Where(action => action.Verb == AlertVerb.RaisedAgain).Select(action => action.Time).Prepend(alert.RaisedAt);

    private static AlertRow Row(Alert alert, TwinGraphSnapshot snapshot, DateTimeOffset now) =>
        new(alert, alert.StateAt(now), now - alert.RaisedAt, AssetNames.Title(snapshot, alert.TwinId));

    private static bool Matches(AlertFilter filter, AlertState state) => filter switch
    {
        AlertFilter.Open => state is AlertState.New or AlertState.Acknowledged,
        AlertFilter.New => state == AlertState.New,
        AlertFilter.Acknowledged => state == AlertState.Acknowledged,
        AlertFilter.Shelved => state == AlertState.Shelved,
        _ => state == AlertState.Cleared,
    };
}
