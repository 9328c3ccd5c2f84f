using System.Collections.Frozen;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Words that a bare name may not be; in double square brackets or after a dot they are plain names.</summary>
public static class ReservedWords
{
    private static readonly FrozenSet<string> s_words = new[]
    {
        "ALL", "AND", "AS", "ASC", "AVG", "BY", "COUNT", "DESC", "DEVICES", "DEVICES_JOBS", "DEVICES_MODULES", "ENDS_WITH", "FALSE",
        "FROM", "GROUP", "IN", "IS_BOOL", "IS_DEFINED", "IS_NULL", "IS_NUMBER", "IS_OBJECT", "IS_OF_MODEL", "IS_PRIMITIVE", "IS_STRING",
        "MAX", "MIN", "NOT", "NOT_IN", "NULL", "OR", "ORDER", "SELECT", "STARTS_WITH", "SUM", "TOP", "TRUE", "WHERE",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => s_words.Order(StringComparer.Ordinal);

    public static bool Contains(string word) => s_words.Contains(word);
}
