namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Walks through a query's tokens; every refusal points at the offending one.</summary>
internal sealed class TokenReader(string text, QueryLimits limits)
{
    private readonly List<Token> _tokens = QueryLexer.Read(text);
    private int _at;

    public QueryLimits Limits { get; } = limits;

    public Token Current => _tokens[_at];

    public Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public Token Take()
    {
        Token token = Current;
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        return token;
    }

    public bool TryTake(TokenKind kind)
    {
        bool found = Current.Kind == kind;
        if (found)
        {
            Take();
        }

        return found;
    }

    public bool TryTakeKeyword(string keyword)
    {
        bool found = Current.IsKeyword(keyword);
        if (found)
        {
            Take();
        }

        return found;
    }

    public Token Expect(TokenKind kind, string expected) => Current.Kind == kind ? Take() : throw Expected(expected);

    public void ExpectKeyword(string keyword)
    {
        if (!TryTakeKeyword(keyword))
        {
            throw Expected(keyword);
        }
    }

    /// <summary>A name for something new or known: no reserved word unless escaped.</summary>
    public AliasSyntax ExpectAlias(string expected)
    {
        RefuseReserved(expected);
        return Current.IsName ? ToAlias(Take()) : throw Expected(expected);
    }

    /// <summary>A name where no keyword can stand, so that reserved words are plain names too.</summary>
    public Token ExpectAnyName(string expected) => Current.IsName ? Take() : throw Expected(expected);

    public void RefuseReserved(string expected)
    {
        if (Current.Kind == TokenKind.Name && ReservedWords.Contains(Current.Text))
        {
            throw Fail($"expected {expected}, found the reserved word {Current.Text}; as a name it is written [[{Current.Text}]]");
        }
    }

    public int ExpectWholeNumber(string expected)
    {
        Token token = Expect(TokenKind.Number, expected);
        return int.TryParse(token.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new QueryException(token.Position, $"expected {expected}, found {token.Described}");
    }

    /// <summary>The text from a token up to the one last taken.</summary>
    public SourceText Since(Token first)
    {
        int end = _at == 0 ? first.End : Math.Max(first.End, _tokens[_at - 1].End);
        return new(text[first.Start..end], first.Position);
    }

    public QueryException Expected(string expected) => Fail($"expected {expected}, found {Current.Described}");

    public QueryException Fail(string message) => new(Current.Position, message);

    public static AliasSyntax ToAlias(Token token) => new(token.Text, token.Position);
}
