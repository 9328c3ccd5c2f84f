using System.Text.Json;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Data.Sqlite;

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
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO rule_version (id, version, at_ticks, actor, body)
            VALUES ($id, 1 + coalesce((SELECT max(version) FROM rule_version WHERE id = $id), 0), $at, $actor, $body) RETURNING version
            """;
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$at", now.UtcTicks);
        command.Parameters.AddWithValue("$actor", (object?)actor ?? DBNull.Value);
        command.Parameters.AddWithValue("$body", rule is null ? DBNull.Value : JsonSerializer.Serialize(rule, MaintenanceJson.Options));
        long version = (long)command.ExecuteScalar()!;
        transaction.Commit();
        return new AlarmRuleChange(version, now, actor, rule);
    });

    public void Dispose() => _database.Dispose();

    private List<AlarmRuleChange> Read(string sql, params (string Name, object Value)[] parameters)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // SQL is constants of this class; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader reader = command.ExecuteReader();
        List<AlarmRuleChange> rows = [];
        while (reader.Read())
        {
            rows.Add(new(
                reader.GetInt64(0),
                new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : JsonSerializer.Deserialize<AlarmRule>(reader.GetString(3), MaintenanceJson.Options)));
        }

        return rows;
    }
}
