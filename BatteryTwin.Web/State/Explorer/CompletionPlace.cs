using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>A caret in a query: the word being written, and the words before it, which say what may stand there.</summary>
internal sealed class CompletionPlace
{
    private static readonly string[] s_twinIds = ["$dtId", "$sourceId", "$targetId"];

    private readonly IReadOnlyList<QueryWord> _before;
    private readonly QueryAliases _aliases;
    private readonly bool _inText;
    private readonly string _prefix;
    private readonly int _start;
    private readonly int _end;

    public CompletionPlace(string text, int caret)
    {
        List<QueryWord> words = QueryWords.Of(text);
        _aliases = QueryAliases.In([.. words.Where(word => !word.Holds(caret))]);
        int current = words.FindIndex(word => word.Holds(caret));
        _before = [.. words.Where(word => word.End <= caret && !word.Holds(caret))];
        (_start, _end) = (caret, caret);
        if (current >= 0)
        {
            QueryWord word = words[current];
            _inText = word.Kind == QueryWordKind.Text;
            _start = _inText ? word.Start + 1 : word.Start;
            _end = _inText && word.IsClosed ? word.End - 1 : word.End;
        }

        _prefix = text[_start..caret];
    }

    public CompletionList Complete(GraphVocabulary vocabulary, TwinGraphSnapshot graph)
    {
        IEnumerable<CompletionItem> candidates = _inText ? InText(vocabulary, graph) : InName(vocabulary);
        IReadOnlyList<CompletionItem> items = CompletionOrder.Best(candidates, _prefix);
        return new(_start, _end, items);
    }

    private QueryWord? Last(int back = 1) => _before.Count >= back ? _before[^back] : null;

    private bool LastIs(string word, int back = 1) => Last(back)?.Is(word) == true;

    private IEnumerable<CompletionItem> InText(GraphVocabulary vocabulary, TwinGraphSnapshot graph)
    {
        bool isModelTest = LastIs("(") ? LastIs("IS_OF_MODEL", 2) : LastIs(",") && LastIs("(", 3) && LastIs("IS_OF_MODEL", 4);
        if (isModelTest)
        {
            return vocabulary.Models;
        }

        return ComparedMember() switch
        {
            "$model" => vocabulary.Models,
            "$relationshipName" => vocabulary.Relationships,
            { } member when s_twinIds.Contains(member) => CompletionOrder.Twins(graph, _prefix),
            _ => [],
        };
    }

    /// <summary>The member that the text being written is compared with, by an operator or in a list.</summary>
    private string? ComparedMember()
    {
        int at = _before.Count - 1;
        while (at >= 0 && (_before[at].Is(",") || _before[at].Kind == QueryWordKind.Text))
        {
            at--;
        }

        bool isList = at >= 1 && _before[at].Is("[") && (_before[at - 1].Is("IN") || _before[at - 1].Is("NIN"));
        at = isList ? at - 2 : _before.Count - 1;
        while (!isList && at >= 0 && _before[at].Kind == QueryWordKind.Sign && "=!<>".Contains(_before[at].Text, StringComparison.Ordinal))
        {
            at--;
        }

        return at >= 0 && at < _before.Count - 1 && _before[at].Kind == QueryWordKind.Name ? _before[at].Text : null;
    }

    private IEnumerable<CompletionItem> InName(GraphVocabulary vocabulary)
    {
        if (LastIs("."))
        {
            return AfterDot(vocabulary);
        }

        if (LastIs(":") || LastIs("|"))
        {
            return vocabulary.Relationships;
        }

        return LastIs("RELATED") ? Aliases(_aliases.Twins, "twin") : new ClauseWords(_before, _aliases, vocabulary).Candidates();
    }

    private IEnumerable<CompletionItem> AfterDot(GraphVocabulary vocabulary)
    {
        List<string> path = [];
        int at = _before.Count - 1;
        for (; at >= 1 && _before[at].Is(".") && _before[at - 1].Kind == QueryWordKind.Name; at -= 2)
        {
            path.Insert(0, _before[at - 1].Text);
        }

        if (path.Count == 0)
        {
            return [];
        }

        if (at >= 0 && _before[at].Is("RELATED"))
        {
            return vocabulary.Relationships;
        }

        if (_aliases.Relationships.Contains(path[0], StringComparer.Ordinal))
        {
            return path.Count == 1 ? [.. SystemMembers.OfRelationships, .. vocabulary.RelationshipProperties] : [];
        }

        if (path[^1] == "$metadata")
        {
            return SystemMembers.OfMetadata;
        }

        bool hasAlias = _aliases.Twins.Contains(path[0], StringComparer.Ordinal);
        IReadOnlyList<CompletionItem> members = vocabulary.MembersAt([.. hasAlias ? path.Skip(1) : path]);
        return hasAlias && path.Count == 1 ? [.. SystemMembers.OfTwins, .. members] : members;
    }

    private static IEnumerable<CompletionItem> Aliases(IEnumerable<string> names, string detail) => names.Select(name => new CompletionItem(name, CompletionKind.Alias, detail));
}
