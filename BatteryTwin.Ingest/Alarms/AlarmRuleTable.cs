using System.Text.Json;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Alarms;

/// <summary><c>alerts/rules.db</c>: every version of every rule; the newest one, unless it is a deletion, is what is kept.</summary>
internal sealed class AlarmRuleTable(DataDirectory directory) : IDisposable
{
    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE rule_version (
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            at_ticks INTEGER NOT NULL,
            actor TEXT,
            body TEXT,
            PRIMARY KEY (id, version)) WITHOUT ROWID;
        """,
    ];

    private readonly SqliteDatabase _database = new(directory.PathOf("alerts", "rules.db"), s_schemaSteps);

    public IReadOnlyList<StoredAlarmRule> All() =>
    [
        .. Read("SELECT version, at_ticks, actor, body FROM rule_version AS mine WHERE version = (SELECT max(version) FROM rule_version WHERE id = mine.id)")
            .Where(change => change.Rule is not null)
            .Select(change => new StoredAlarmRule(change.Rule!, change.Version, change.At, change.By)),
    ];

    public IReadOnlyList<AlarmRuleChange> History(string id, int limit) =>
        Read("SELECT version, at_ticks, actor, body FROM rule_version WHERE id = $id ORDER BY version DESC LIMIT $limit", ("$id", id), ("$limit", limit));

    /// <summary>Writes the next version of a rule; null deletes it.</summary>
    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public AlarmRuleChange Add(string id, AlarmRule? rule, string? actor, DateTimeOffset now) => _database.Write("the alarm rule cannot be kept", connection =>
    {
        long version = connection.Number(
            """
            INSERT INTO rule_version (id, version, at_ticks, actor, body)
            VALUES ($id, 1 + coalesce((SELECT max(version) FROM rule_version WHERE id = $id), 0), $at, $actor, $body) RETURNING version
            """,
            ("$id", id), ("$at", now.UtcTicks), ("$actor", actor), ("$body", rule is null ? null : JsonSerializer.Serialize(rule, MaintenanceJson.Options)));
        return new AlarmRuleChange(version, now, actor, rule);
    });

    public void Dispose() => _database.Dispose();

    private List<AlarmRuleChange> Read(string sql, params (string Name, object? Value)[] parameters) => _database.Rows(
        sql,
        row => new AlarmRuleChange(row.GetInt64(0), row.Moment(1), row.Text(2), row.Text(3) is { } body ? JsonSerializer.Deserialize<AlarmRule>(body, MaintenanceJson.Options) : null),
        parameters);
}
