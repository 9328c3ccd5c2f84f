namespace BatteryTwin.Web.State.Explorer;

/// <summary>The names that a query gives to twins and relationships, in the order of the text.</summary>
internal sealed class QueryAliases
{
    private readonly List<string> _twins = [];
    private readonly List<string> _relationships = [];

    private QueryAliases()
    {
    }

    public IReadOnlyList<string> Twins => _twins;

    public IReadOnlyList<string> Relationships => _relationships;

    /// <summary>The query is about relationships alone, so that bare names are their members.</summary>
    public bool IsOfRelationships { get; private set; }

    /// <summary>Every path must begin with an alias: there is more than one collection.</summary>
    public bool AreRequired { get; private set; }

    public static QueryAliases In(IReadOnlyList<QueryWord> words)
    {
        QueryAliases aliases = new();
        bool inPattern = false;
        for (int i = 1; i < words.Count; i++)
        {
            QueryWord word = words[i];
            QueryWord before = words[i - 1];
            inPattern = (inPattern || word.Is("MATCH")) && !word.Is("WHERE");
            aliases.AreRequired |= word.Is("MATCH") || word.Is("JOIN");
            aliases.IsOfRelationships |= before.Is("FROM") && word.Is("RELATIONSHIPS");
            if (!QueryWords.IsChosen(word))
            {
                continue;
            }

            if (before.Is("DIGITALTWINS") || before.Is("JOIN") || (inPattern && before.Is("(")))
            {
                aliases._twins.Add(word.Text);
            }
            else if (before.Is("RELATIONSHIPS") || (inPattern && before.Is("[")) || FollowsRelated(words, i))
            {
                aliases._relationships.Add(word.Text);
            }
        }

        return aliases;
    }

    /// <summary>True after <c>RELATED alias.name</c>.</summary>
    private static bool FollowsRelated(IReadOnlyList<QueryWord> words, int at) =>
        at >= 4 && words[at - 1].Kind == QueryWordKind.Name && words[at - 2].Is(".") && words[at - 4].Is("RELATED");
}
