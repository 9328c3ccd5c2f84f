namespace BatteryTwin.Web.State.Explorer;

/// <summary>A word of a query that may be half written. <see cref="Text"/> is a quoted text's content; <see cref="IsClosed"/> is false when its quote is missing.</summary>
internal readonly record struct QueryWord(QueryWordKind Kind, string Text, int Start, int End, bool IsClosed = true)
{
    public bool Is(string word) => Kind is QueryWordKind.Name or QueryWordKind.Sign && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a caret there writes in the word.</summary>
    public bool Holds(int caret) => Kind switch
    {
        QueryWordKind.Text => Start < caret && (IsClosed ? caret < End : caret <= End),
        QueryWordKind.Name => Start < caret && caret <= End,
        _ => false,
    };
}
