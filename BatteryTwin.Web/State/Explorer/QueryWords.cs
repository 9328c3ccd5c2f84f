using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Cuts a query into words while it is being written: nothing is an error, a text without its closing quote ends with its line.</summary>
internal static class QueryWords
{
    private static readonly HashSet<string> s_keywords = new(["DIGITALTWINS", "EXACT", "JOIN", "MATCH", "NIN", "RELATED", "RELATIONSHIPS", .. ReservedWords.All], StringComparer.OrdinalIgnoreCase);

    public static List<QueryWord> Of(string text)
    {
        List<QueryWord> words = [];
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            QueryWord word = Read(text, at);
            words.Add(word);
            at = word.End;
        }

        return words;
    }

    /// <summary>True for a name that someone chose: no word of the language.</summary>
    public static bool IsChosen(QueryWord word) => word.Kind == QueryWordKind.Name && word.Text[0] != '$' && !s_keywords.Contains(word.Text);

    private static QueryWord Read(string text, int at)
    {
        char first = text[at];
        if (first is '\'' or '"')
        {
            return ReadText(text, at, first);
        }

        if (char.IsLetter(first) || first is '_' or '$')
        {
            return Take(QueryWordKind.Name, text, at, static character => char.IsLetterOrDigit(character) || character == '_');
        }

        return char.IsAsciiDigit(first)
            ? Take(QueryWordKind.Number, text, at, char.IsAsciiDigit)
            : new(QueryWordKind.Sign, text[at..(at + 1)], at, at + 1);
    }

    private static QueryWord Take(QueryWordKind kind, string text, int start, Func<char, bool> belongs)
    {
        int end = start + 1;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return new(kind, text[start..end], start, end);
    }

    private static QueryWord ReadText(string text, int start, char quote)
    {
        int at = start + 1;
        while (at < text.Length && text[at] != quote && text[at] is not ('\n' or '\r'))
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
        }

        bool isClosed = at < text.Length && text[at] == quote;
        return new(QueryWordKind.Text, text[(start + 1)..at], start, isClosed ? at + 1 : at, isClosed);
    }
}
