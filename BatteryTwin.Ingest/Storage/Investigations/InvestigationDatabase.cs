using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Investigations;

/// <summary>
/// The entries of every investigation, and beside them what lists and later analyses need of each without reading its whole history: a summary, and its judgements.
/// All three are written in one transaction.
/// </summary>
internal sealed class InvestigationDatabase(string file) : IDisposable
{
    private const string GraphPart = "graph";

    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE investigation (number INTEGER NOT NULL PRIMARY KEY, changed_ticks INTEGER NOT NULL, summary TEXT NOT NULL);
        CREATE INDEX investigation_by_change ON investigation (changed_ticks DESC, number DESC);
        CREATE TABLE entry (
            number INTEGER NOT NULL REFERENCES investigation (number),
            version INTEGER NOT NULL,
            ticks INTEGER NOT NULL,
            who TEXT NOT NULL,
            change TEXT NOT NULL,
            PRIMARY KEY (number, version)) WITHOUT ROWID;
        CREATE TABLE verdict (
            number INTEGER NOT NULL REFERENCES investigation (number),
            cause TEXT NOT NULL,
            node TEXT NOT NULL,
            place_kind TEXT NOT NULL,
            verdict TEXT NOT NULL,
            PRIMARY KEY (number, cause)) WITHOUT ROWID;
        CREATE TABLE sent (
            number INTEGER NOT NULL REFERENCES investigation (number),
            part TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (number, part));
        """,
    ];

    private readonly SqliteDatabase _database = new(file, s_schemaSteps);

    public int Count() => Convert.ToInt32(Scalar("SELECT count(*) FROM investigation"), CultureInfo.InvariantCulture);

    public long NextNumber() => Convert.ToInt64(Scalar("SELECT coalesce(max(number), 0) + 1 FROM investigation"), CultureInfo.InvariantCulture);

    public IReadOnlyList<InvestigationSummary> Summaries(int limit) => _database.Rows(
        "SELECT summary FROM investigation ORDER BY changed_ticks DESC, number DESC LIMIT $limit",
        row => JsonSerializer.Deserialize<InvestigationSummary>(row.GetString(0), s_json)!,
        ("$limit", limit));

    public IReadOnlyList<InvestigationEntry> History(long number) => _database.Rows(
        "SELECT version, ticks, who, change FROM entry WHERE number = $number ORDER BY version",
        row => new InvestigationEntry(row.GetInt32(0), new(row.GetInt64(1), TimeSpan.Zero), row.GetString(2), JsonSerializer.Deserialize<InvestigationChange>(row.GetString(3), s_json)!),
        ("$number", number));

    public IReadOnlyList<PastVerdict> Verdicts(long exceptNumber) => _database.Rows(
        "SELECT node, place_kind, verdict FROM verdict WHERE number <> $number",
        row => new PastVerdict(row.GetString(0), row.GetString(1), Enum.Parse<Verdict>(row.GetString(2))),
        ("$number", exceptNumber));

    public SentTables? Sent(long number)
    {
        Dictionary<string, byte[]> parts = _database.Rows("SELECT part, content FROM sent WHERE number = $number", row => (Name: row.GetString(0), Content: row.GetFieldValue<byte[]>(1)), ("$number", number))
            .ToDictionary(part => part.Name, part => part.Content, StringComparer.Ordinal);
        return parts.Remove(GraphPart, out byte[]? graph) ? new(graph, parts) : null;
    }

    /// <param name="after">The investigation with the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="sent">Tables of a new investigation.</param>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public void Append(Investigation after, InvestigationEntry entry, SentTables? sent) => _database.Write("the investigation cannot be written", connection =>
    {
        long number = long.Parse(after.Id, CultureInfo.InvariantCulture);
        using SqliteTransaction transaction = connection.BeginTransaction();
        connection.Execute(
            "INSERT INTO investigation (number, changed_ticks, summary) VALUES ($number, $ticks, $summary) ON CONFLICT (number) DO UPDATE SET changed_ticks = excluded.changed_ticks, summary = excluded.summary",
            ("$number", number),
            ("$ticks", entry.At.UtcTicks),
            ("$summary", JsonSerializer.Serialize(InvestigationSummary.Of(after), s_json)));
        connection.Execute(
            "INSERT INTO entry (number, version, ticks, who, change) VALUES ($number, $version, $ticks, $who, $change)",
            ("$number", number),
            ("$version", entry.Version),
            ("$ticks", entry.At.UtcTicks),
            ("$who", entry.Who),
            ("$change", JsonSerializer.Serialize(entry.Change, s_json)));
        if (entry.Change is CauseDecided decided)
        {
            connection.Execute(
                "INSERT INTO verdict (number, cause, node, place_kind, verdict) VALUES ($number, $cause, $node, $kind, $verdict) ON CONFLICT (number, cause) DO UPDATE SET verdict = excluded.verdict",
                ("$number", number),
                ("$cause", decided.Cause),
                ("$node", decided.Node),
                ("$kind", decided.PlaceKind),
                ("$verdict", decided.Verdict.ToString()));
        }

        foreach ((string part, byte[] content) in sent is null ? [] : sent.Tables.Select(table => (table.Key, table.Value)).Append((GraphPart, sent.Graph)))
        {
            connection.Execute("INSERT INTO sent (number, part, content) VALUES ($number, $part, $content)", ("$number", number), ("$part", part), ("$content", content));
        }

        transaction.Commit();
        return true;
    });

    public void Dispose() => _database.Dispose();

    private object Scalar(string sql) => _database.Rows(sql, row => row.GetValue(0)).Single();
}
