using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Reads rows of the journal table.</summary>
internal static class JournalRow
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns = "sequence, time, source, actor, request, kind, subject, member, body";

    public static JournalEntry Read(SqliteDataReader rows) => new(
        rows.GetInt64(0),
        new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero),
        new(rows.GetString(2), TextOrNull(rows, 3), TextOrNull(rows, 4)),
        (JournalKind)rows.GetInt32(5),
        rows.GetString(6),
        TextOrNull(rows, 7),
        rows.GetString(8));

    private static string? TextOrNull(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
}
