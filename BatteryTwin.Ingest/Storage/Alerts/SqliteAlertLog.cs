using BatteryTwin.Domain.Alarms;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Alerts;

/// <summary>The alert log: open alerts in memory, all of them in SQLite, one writer at a time.</summary>
public sealed class SqliteAlertLog : IAlertLog, IAlertRaising, IDisposable
{
    private const int ChangesBetweenTrims = 1_000;

    private readonly AlertTable _table;
    private readonly AlertLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteAlertLog> _logger;
    private readonly OrderedEvents<Alert> _events;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile IReadOnlyList<Alert> _open;
    private int _changes;

    /// <summary>Opens the log of a data directory; open alerts, acknowledgements and shelves are as they were.</summary>
    /// <exception cref="DataDirectoryException">The log cannot be read.</exception>
    public SqliteAlertLog(DataDirectory directory, IOptions<AlertLogOptions> options, TimeProvider time, ILogger<SqliteAlertLog> logger)
    {
        _table = new AlertTable(directory.PathOf("alerts", "alerts.db"));
        _options = options.Value;
        _time = time;
        _logger = logger;
        _events = new OrderedEvents<Alert>(HandlersOf, logger);
        _open = NewestFirst(_table.Open());
    }

    public event Action<Alert>? Changed;

    public IReadOnlyList<Alert> Open => _open;

    public Alert? Find(string alertId) => _open.FirstOrDefault(alert => alert.Id == alertId) ?? _table.Find(alertId);

    public IReadOnlyList<Alert> Recent(int limit, string? twinId = null) => _table.Recent(limit, twinId);

    public async ValueTask<Alert> RaiseAsync(AlertCondition condition, CancellationToken cancel = default) =>
        (await ChangeAsync(open => Raise(open, condition), cancel).ConfigureAwait(false))!;

    public async ValueTask ReturnAsync(string rule, string twinId, string? component, CancellationToken cancel = default) =>
        await ChangeAsync(open => At(open, rule, twinId, component)?.Return(_time.GetUtcNow()), cancel).ConfigureAwait(false);

    public async ValueTask<Alert> ApplyAsync(string alertId, Func<Alert, Alert> verb, CancellationToken cancel = default) =>
        (await ChangeAsync(_ => verb(Find(alertId) ?? throw new KeyNotFoundException($"there is no alert '{alertId}'")), cancel).ConfigureAwait(false))!;

    /// <summary>Takes alerts whose shelving time is over off the shelf, so that people see them again.</summary>
    public async Task UnshelveExpiredAsync(CancellationToken cancel)
    {
        DateTimeOffset now = _time.GetUtcNow();
        foreach (Alert expired in _open.Where(alert => alert.ShelvedUntil <= now))
        {
            await ChangeAsync(open => open.FirstOrDefault(alert => alert.Id == expired.Id && alert.ShelvedUntil <= now)?.Unshelve(null, now), cancel).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _table.Dispose();
        _writer.Dispose();
    }

    /// <summary>Applies a change under the writer lock, stores it, then tells the handlers; null means nothing to do.</summary>
    private async Task<Alert?> ChangeAsync(Func<IReadOnlyList<Alert>, Alert?> change, CancellationToken cancel)
    {
        Alert? next;
        await _writer.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            next = change(_open);
            if (next is null || next.Equals(_open.FirstOrDefault(alert => alert.Id == next.Id)))
            {
                return next;
            }

            _table.Save(next);
            _open = NewestFirst(_open.Where(alert => alert.Id != next.Id).Append(next).Where(alert => alert.IsOpen));
            _events.Add(next);
            TrimNowAndThen();
        }
        finally
        {
            _writer.Release();
        }

        _events.Raise();
        return next;
    }

    private Alert Raise(IReadOnlyList<Alert> open, AlertCondition condition)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (At(open, condition.Rule, condition.TwinId, condition.Component) is { } existing)
        {
            return existing.Reraise(condition.Message, now);
        }

        return new Alert
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            TwinId = condition.TwinId,
            Component = condition.Component,
            Rule = condition.Rule,
            Priority = condition.Priority,
            Title = condition.Title,
            Message = condition.Message,
            RaisedAt = now,
            History = [new(AlertVerb.Raised, now)],
        };
    }

    private void TrimNowAndThen()
    {
        if (++_changes % ChangesBetweenTrims == 0
            && _table.Trim(_time.GetUtcNow().AddDays(-_options.RetentionDays), _options.MaxCleared) is > 0 and int dropped)
        {
            _logger.LogInformation("Dropped {Count} cleared alerts beyond the retention of {Days} days or {Max} alerts", dropped, _options.RetentionDays, _options.MaxCleared);
        }
    }

    private Action[] HandlersOf(Alert alert) =>
        Changed?.GetInvocationList().Cast<Action<Alert>>().Select<Action<Alert>, Action>(handler => () => handler(alert)).ToArray() ?? [];

    private static Alert? At(IReadOnlyList<Alert> open, string rule, string twinId, string? component) =>
        open.FirstOrDefault(alert => alert.Rule == rule && alert.TwinId == twinId && alert.Component == component);

    private static Alert[] NewestFirst(IEnumerable<Alert> alerts) =>
        [.. alerts.OrderByDescending(alert => alert.RaisedAt).ThenBy(alert => alert.Id, StringComparer.Ordinal)];
}
