using System.Text;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Cuts a query's text into tokens.</summary>
internal sealed class QueryLexer
{
    private const char QuoteMark = '\'';
    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private QueryLexer(string text) => _text = text;

    private TextPosition Here => new(_line, _at - _lineStart);

    /// <summary>All tokens, the last one <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="QueryException">A character or text that no query holds.</exception>
    public static List<Token> Read(string text)
    {
        QueryLexer lexer = new(text);
        RefuseHalfCharacters(text, lexer.Here);
        List<Token> tokens = [];
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character == '_';

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>A lone half of a surrogate pair cannot be compared, stored or sent back.</summary>
    private static void RefuseHalfCharacters(ReadOnlySpan<char> text, TextPosition start)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new QueryException(start, $"half a character (U+{(int)text[i]:X4}) is no text");
            }
        }
    }

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private Token Next()
    {
        SkipSpace();
        if (_at >= _text.Length)
        {
            return new(TokenKind.End, string.Empty, Here, _at, _at);
        }

        char first = Peek();
        return first switch
        {
            QuoteMark or '"' => ReadText(first),
            '$' when IsNameStart(Peek(1)) => ReadName(TokenKind.SystemName, 1),
            '[' when Peek(1) == '[' && EscapedNameEnd() is { } end => ReadEscapedName(end),
            _ when IsNameStart(first) => ReadName(TokenKind.Name, 0),
            _ when char.IsAsciiDigit(first) => ReadNumber(),
            _ => ReadSign(first),
        };
    }

    private void SkipSpace()
    {
        for (; _at < _text.Length && char.IsWhiteSpace(_text[_at]); _at++)
        {
            if (_text[_at] == '\n' || (_text[_at] == '\r' && Peek(1) != '\n'))
            {
                _line++;
                _lineStart = _at + 1;
            }
        }
    }

    private Token Take(TokenKind kind, int length)
    {
        Token token = new(kind, _text.Substring(_at, length), Here, _at, _at + length);
        _at += length;
        return token;
    }

    private Token ReadName(TokenKind kind, int prefix)
    {
        int length = prefix;
        while (IsNamePart(Peek(length)))
        {
            length++;
        }

        return Take(kind, length);
    }

    /// <summary>Index of the closing brackets; null when the two open brackets do not start an escaped name.</summary>
    private int? EscapedNameEnd()
    {
        if (!IsNameStart(Peek(2)))
        {
            return null;
        }

        int end = _text.AsSpan(_at + 2).IndexOfAny(']', '\n', '\r');
        return end > 0 && Peek(end + 2) == ']' && Peek(end + 3) == ']' ? _at + 2 + end : null;
    }

    private Token ReadEscapedName(int end)
    {
        Token token = new(TokenKind.EscapedName, _text[(_at + 2)..end], Here, _at, end + 2);
        _at = end + 2;
        return token;
    }

    private Token ReadNumber()
    {
        int length = Digits(0);
        if (Peek(length) == '.' && char.IsAsciiDigit(Peek(length + 1)))
        {
            length = Digits(length + 1);
        }

        if (Peek(length) is 'e' or 'E')
        {
            int exponent = Peek(length + 1) is '+' or '-' ? length + 2 : length + 1;
            if (char.IsAsciiDigit(Peek(exponent)))
            {
                length = Digits(exponent);
            }
        }

        return Take(TokenKind.Number, length);
    }

    private int Digits(int from)
    {
        while (char.IsAsciiDigit(Peek(from)))
        {
            from++;
        }

        return from;
    }

    private Token ReadText(char quote)
    {
        TextPosition start = Here;
        int begin = _at++;
        StringBuilder content = new();
        while (Peek() != quote)
        {
            if (_at >= _text.Length || Peek() is '\n' or '\r')
            {
                throw new QueryException(start, $"this text is not closed; add {quote} at its end (a quote inside a text is written \\{quote})");
            }

            content.Append(Peek() == '\\' ? ReadEscape() : _text[_at++]);
        }

        _at++;
        string value = content.ToString();
        RefuseHalfCharacters(value, start);
        return new(TokenKind.Text, value, start, begin, _at);
    }

    private char ReadEscape()
    {
        TextPosition start = Here;
        char escaped = Peek(1);
        _at += 2;
        switch (escaped)
        {
            case QuoteMark or '"' or '\\' or '/':
                return escaped;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= _text.Length && ushort.TryParse(_text.AsSpan(_at, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ushort code):
                _at += 4;
                return (char)code;
            default:
                throw new QueryException(start, "a backslash in a text starts an escape: \\', \\\\, \\n, \\r, \\t or \\uXXXX; write \\\\ for the backslash itself");
        }
    }

    private Token ReadSign(char first) => (first, Peek(1)) switch
    {
        ('!', '=') => Take(TokenKind.NotEqual, 2),
        ('<', '=') => Take(TokenKind.LessOrEqual, 2),
        ('>', '=') => Take(TokenKind.GreaterOrEqual, 2),
        ('.', '.') => Take(TokenKind.DotDot, 2),
        ('<', '>') => throw new QueryException(Here, "'<>' is no operator here; write !="),
        ('<', _) => Take(TokenKind.Less, 1),
        ('>', _) => Take(TokenKind.Greater, 1),
        ('=', _) => Take(TokenKind.Equal, 1),
        (',', _) => Take(TokenKind.Comma, 1),
        ('.', _) => Take(TokenKind.Dot, 1),
        (':', _) => Take(TokenKind.Colon, 1),
        ('|', _) => Take(TokenKind.Pipe, 1),
        ('*', _) => Take(TokenKind.Star, 1),
        ('-', _) => Take(TokenKind.Minus, 1),
        ('+', _) => Take(TokenKind.Plus, 1),
        ('(', _) => Take(TokenKind.LeftParenthesis, 1),
        (')', _) => Take(TokenKind.RightParenthesis, 1),
        ('[', _) => Take(TokenKind.LeftBracket, 1),
        (']', _) => Take(TokenKind.RightBracket, 1),
        _ => throw new QueryException(Here, $"the character '{first}' has no meaning in a query"),
    };
}
