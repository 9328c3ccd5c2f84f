namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>One word or sign of a query; <see cref="Text"/> is the unescaped content of names and texts.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, TextPosition Position, int Start, int End)
{
    public bool IsKeyword(string keyword) => Kind == TokenKind.Name && string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsName => Kind is TokenKind.Name or TokenKind.EscapedName;

    /// <summary>The token as an error message shows it.</summary>
    public string Described => Kind switch
    {
        TokenKind.End => "the end of the query",
        TokenKind.Text => $"the text '{Shortened}'",
        TokenKind.Number => $"the number {Shortened}",
        _ => $"'{Shortened}'",
    };

    private string Shortened => Text.Length <= 40 ? Text : string.Concat(Text.AsSpan(0, 37), "...");
}
