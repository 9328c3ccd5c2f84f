using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Candidates where a name without a dot stands: keywords of the clause, functions, aliases and properties.</summary>
internal sealed class ClauseWords(IReadOnlyList<QueryWord> before, QueryAliases aliases, GraphVocabulary vocabulary)
{
    private static readonly CompletionItem[] s_functions =
    [
        Function("IS_OF_MODEL", "IS_OF_MODEL('", "of a model or its subtypes"),
        Function("IS_DEFINED", "IS_DEFINED(", "has a value"),
        Function("STARTSWITH", "STARTSWITH(", "text begins with"),
        Function("ENDSWITH", "ENDSWITH(", "text ends with"),
        Function("CONTAINS", "CONTAINS(", "text contains"),
        Function("ARRAY_CONTAINS", "ARRAY_CONTAINS(", "list contains"),
        Function("IS_NULL", "IS_NULL(", "value is null"),
        Function("IS_BOOL", "IS_BOOL(", "value is true or false"),
        Function("IS_NUMBER", "IS_NUMBER(", "value is a number"),
        Function("IS_STRING", "IS_STRING(", "value is a text"),
        Function("IS_PRIMITIVE", "IS_PRIMITIVE(", "text, number, boolean or null"),
        Function("IS_OBJECT", "IS_OBJECT(", "value is an object"),
    ];

    private static readonly string[] s_clauses = ["SELECT", "FROM", "JOIN", "MATCH", "WHERE"];

    public IEnumerable<CompletionItem> Candidates()
    {
        if (before.Count == 0)
        {
            return [new("SELECT", "SELECT ", CompletionKind.Keyword, "begins a query")];
        }

        QueryWord last = before[^1];
        if (last.Is("JOIN") || last.Is("AS") || last.Is("MATCH"))
        {
            return [];
        }

        return before.LastOrDefault(word => s_clauses.Any(word.Is)).Text?.ToUpperInvariant() switch
        {
            "SELECT" => AfterSelect(last),
            "FROM" => last.Is("FROM") ? [Keyword("DIGITALTWINS", "all twins"), Keyword("RELATIONSHIPS", "all relationships")] : [Keyword("WHERE"), Keyword("JOIN", "follow a relationship"), Keyword("MATCH", "follow a pattern")],
            "JOIN" => last.Kind == QueryWordKind.Name && before[^2].Is("JOIN") ? [Keyword("RELATED")] : [Keyword("WHERE"), Keyword("JOIN", "follow a relationship")],
            "MATCH" => before.Any(word => word.Is(")")) && !IsOpen() ? [Keyword("WHERE")] : [],
            "WHERE" => AfterWhere(last),
            _ => [],
        };
    }

    private bool IsOpen() => before[^1].Is("(") || before[^1].Is("[") || before[^1].Is("-");

    private IEnumerable<CompletionItem> AfterSelect(QueryWord last) => last.Is("SELECT") || last.Is(",") || (last.Is(")") && before.Any(word => word.Is("TOP")))
        ? [.. Aliases(), Keyword("TOP", "TOP(", "only so many rows"), Keyword("COUNT", "COUNT()", "how many"), .. Members(), Keyword("FROM")]
        : [Keyword("FROM"), Keyword("AS", "name of the column")];

    private IEnumerable<CompletionItem> AfterWhere(QueryWord last)
    {
        bool isOperand = last.Kind is QueryWordKind.Text or QueryWordKind.Number || last.Is(")") || last.Is("]") || last.Is("TRUE") || last.Is("FALSE") || last.Is("NULL")
            || (last.Kind == QueryWordKind.Name && (QueryWords.IsChosen(last) || last.Text[0] == '$'));
        return isOperand
            ? [Keyword("AND"), Keyword("OR"), Keyword("IN", "IN [", "one of a list"), Keyword("NIN", "NIN [", "none of a list")]
            : [.. Aliases(), .. Members(), .. s_functions, Keyword("NOT"), Keyword("TRUE"), Keyword("FALSE"), Keyword("NULL"), Keyword("EXACT", "this model only")];
    }

    private IEnumerable<CompletionItem> Aliases() =>
    [
        .. aliases.Twins.Select(name => new CompletionItem(name, CompletionKind.Alias, "twin")),
        .. aliases.Relationships.Select(name => new CompletionItem(name, CompletionKind.Alias, "relationship")),
    ];

    /// <summary>Bare names are members only while there is one collection; a name that is a word of the language needs brackets.</summary>
    private IEnumerable<CompletionItem> Members() => aliases.AreRequired ? []
        : aliases.IsOfRelationships ? [.. SystemMembers.OfRelationships, .. vocabulary.RelationshipProperties]
        : [.. SystemMembers.OfTwins, .. vocabulary.MembersAt([]).Select(item => ReservedWords.Contains(item.Label) ? item with { Insert = $"[[{item.Label}]]" } : item)];

    private static CompletionItem Keyword(string word, string? detail = null) => new(word, word + " ", CompletionKind.Keyword, detail);

    private static CompletionItem Keyword(string word, string insert, string detail) => new(word, insert, CompletionKind.Keyword, detail);

    private static CompletionItem Function(string name, string insert, string detail) => new(name, insert, CompletionKind.Function, detail);
}
