using System.Collections.Immutable;
using BatteryTwin.Ingest.Mapping;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Mapping;

/// <summary>
/// <c>mapping/mapping.db</c>: the rules as they are, and every change with what was before and after it. The history is bounded by number and size;
/// the oldest changes give way.
/// </summary>
internal sealed class MappingDatabase(DataDirectory directory) : IDisposable
{
    private const int MaxChanges = 2_000;
    private const long MaxHistoryBytes = 64L * 1024 * 1024;

    private static readonly string[] s_schema =
    [
        """
        CREATE TABLE rule (id TEXT PRIMARY KEY, position INTEGER NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE change (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            ticks INTEGER NOT NULL,
            actor TEXT,
            action TEXT NOT NULL,
            rule_id TEXT,
            name TEXT NOT NULL,
            before TEXT,
            after TEXT);
        """,
    ];

    private readonly SqliteDatabase _database = new(directory.PathOf("mapping", "mapping.db"), s_schema);

    /// <summary>The rules, in order, and the number of the last change.</summary>
    public MappingRuleSet Load()
    {
        using SqliteConnection connection = _database.Open();
        ImmutableArray<StoredRule>.Builder rules = ImmutableArray.CreateBuilder<StoredRule>();
        using (SqliteCommand command = connection.Command("SELECT json, version FROM rule ORDER BY position, id"))
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rules.Add(new(MappingJson.ReadRule(reader.GetString(0)), reader.GetInt64(1)));
            }
        }

        using SqliteCommand last = connection.Command("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)");
        return new((long)last.ExecuteScalar()!, rules.ToImmutable());
    }

    /// <summary>Writes a change and the rules as they are after it, in one transaction. Rules of version 0 are the changed ones and get its number.</summary>
    public MappingRuleSet Save(MappingEdit edit)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        long number = Insert(connection, edit);
        StoredRule[] rules = [.. edit.Rules.Select(stored => stored.Version == 0 ? stored with { Version = number } : stored)];
        Write(connection, rules, number);
        Trim(connection);
        transaction.Commit();
        return new(number, [.. rules]);
    }

    public IReadOnlyList<MappingChange> History(int limit, long? before)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.Command(
            "SELECT number, ticks, actor, action, rule_id, name FROM change WHERE $before IS NULL OR number < $before ORDER BY number DESC LIMIT $limit",
            ("$before", before),
            ("$limit", limit));
        using SqliteDataReader reader = command.ExecuteReader();
        List<MappingChange> changes = [];
        while (reader.Read())
        {
            changes.Add(Change(reader));
        }

        return changes;
    }

    /// <summary>A change with what was before it, as JSON (null: nothing); null when it is not kept.</summary>
    public (MappingChange Change, string? Before)? Find(long number)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.Command("SELECT number, ticks, actor, action, rule_id, name, before FROM change WHERE number = $number", ("$number", number));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? (Change(reader), reader.Text(6)) : null;
    }

    public void Dispose() => _database.Dispose();

    private static long Insert(SqliteConnection connection, MappingEdit edit)
    {
        using SqliteCommand command = connection.Command(
            "INSERT INTO change (ticks, actor, action, rule_id, name, before, after) VALUES ($ticks, $actor, $action, $rule, $name, $before, $after) RETURNING number",
            ("$ticks", edit.At.UtcTicks),
            ("$actor", edit.Actor),
            ("$action", edit.Action.ToString()),
            ("$rule", edit.RuleId),
            ("$name", edit.Name),
            ("$before", edit.Before),
            ("$after", edit.After));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Only what changed is written again: a table rule may have megabytes.</summary>
    private static void Write(SqliteConnection connection, StoredRule[] rules, long number)
    {
        HashSet<string> gone = [];
        using (SqliteCommand ids = connection.Command("SELECT id FROM rule"))
        using (SqliteDataReader reader = ids.ExecuteReader())
        {
            while (reader.Read())
            {
                gone.Add(reader.GetString(0));
            }
        }

        for (int position = 0; position < rules.Length; position++)
        {
            StoredRule stored = rules[position];
            gone.Remove(stored.Rule.Id);
            using SqliteCommand command = stored.Version == number
                ? connection.Command(
            "INSERT INTO rule (id, position, version, json) VALUES ($id, $position, $version, $json) ON CONFLICT (id) DO UPDATE SET position = excluded.position, version = excluded.version, json = excluded.json",
                    ("$id", stored.Rule.Id),
                    ("$position", position),
                    ("$version", number),
                    ("$json", MappingJson.Write(stored.Rule)))
                : connection.Command("UPDATE rule SET position = $position WHERE id = $id AND position <> $position", ("$id", stored.Rule.Id), ("$position", position));
            command.ExecuteNonQuery();
        }

        foreach (string id in gone)
        {
            using SqliteCommand command = connection.Command("DELETE FROM rule WHERE id = $id", ("$id", id));
            command.ExecuteNonQuery();
        }
    }

    private static void Trim(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Command(
            """
            DELETE FROM change WHERE number <= coalesce((
                SELECT number FROM (
                    SELECT number, row_number() OVER newest AS count, sum(coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0)) OVER newest AS bytes
                    FROM change WINDOW newest AS (ORDER BY number DESC))
                WHERE count > $changes OR (bytes > $bytes AND count > 1) ORDER BY number DESC LIMIT 1), 0)
            """,
            ("$changes", MaxChanges),
            ("$bytes", MaxHistoryBytes));
        command.ExecuteNonQuery();
    }

    private static MappingChange Change(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new(reader.GetInt64(1), TimeSpan.Zero),
        reader.Text(2),
        Enum.Parse<MappingAction>(reader.GetString(3)),
        reader.Text(4),
        reader.GetString(5));

}
