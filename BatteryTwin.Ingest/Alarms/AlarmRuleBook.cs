using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>Alarm rules in memory, and every version of them in SQLite.</summary>
internal sealed class AlarmRuleBook : IAlarmRules, IDisposable
{
    private readonly AlarmRuleTable _table;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<StoredAlarmRule> _all;

    public AlarmRuleBook(AlarmRuleTable table, TimeProvider time)
    {
        _table = table;
        _time = time;
        _all = ByName(table.All());
    }

    public event Action? Changed;

    public IReadOnlyList<StoredAlarmRule> All => _all;

    public StoredAlarmRule Put(AlarmRule rule, long? expected, string? actor)
    {
        ArgumentNullException.ThrowIfNull(rule);
        StoredAlarmRule stored;
        lock (_lock)
        {
            if (RuleSet.Faults(rule, [.. _all.Select(other => other.Rule)]) is { Count: > 0 } faults)
            {
                throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, string.Join("; ", faults));
            }

            Require(rule.Id, expected);
            AlarmRuleChange change = _table.Add(rule.Id, rule, actor, _time.GetUtcNow());
            stored = new(rule, change.Version, change.At, change.By);
            _all = ByName(_all.Where(other => other.Rule.Id != rule.Id).Append(stored));
        }

        Changed?.Invoke();
        return stored;
    }

    public void Delete(string id, long? expected, string? actor)
    {
        lock (_lock)
        {
            if (_all.All(other => other.Rule.Id != id))
            {
                throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no alarm rule '{id}'; GET /api/alarm-rules lists them");
            }

            Require(id, expected);
            if (RuleSet.Of(_all.Select(other => other.Rule)).JoinersOf(id) is { Count: > 0 } joiners)
            {
                throw new MaintenanceRefusedException(MaintenanceRefusal.Conflict, $"rule '{id}' is joined by {string.Join(", ", joiners.Select(joiner => $"'{joiner.Name}'"))}; change or delete those first, or disable this one");
            }

            _table.Add(id, null, actor, _time.GetUtcNow());
            _all = [.. _all.Where(other => other.Rule.Id != id)];
        }

        Changed?.Invoke();
    }

    public IReadOnlyList<AlarmRuleChange> History(string id, int limit) => _table.History(id, limit);

    public void Dispose() => _table.Dispose();

    private void Require(string id, long? expected)
    {
        long present = _all.FirstOrDefault(other => other.Rule.Id == id)?.Version ?? 0;
        if (expected is { } version && version != present)
        {
            throw new MaintenanceRefusedException(
                MaintenanceRefusal.Changed,
                present == 0 ? $"there is no alarm rule '{id}' any more" : version == 0 ? $"there is an alarm rule '{id}' already; take another id, or send its ETag" : $"alarm rule '{id}' has version {present} now, not {version}; read it again");
        }
    }

    private static StoredAlarmRule[] ByName(IEnumerable<StoredAlarmRule> rules) =>
        [.. rules.OrderBy(stored => stored.Rule.Name, StringComparer.OrdinalIgnoreCase).ThenBy(stored => stored.Rule.Id, StringComparer.Ordinal)];
}
