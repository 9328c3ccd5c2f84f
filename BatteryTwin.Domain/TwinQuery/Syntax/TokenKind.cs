namespace BatteryTwin.Domain.TwinQuery.Syntax;

internal enum TokenKind
{
    End,
    Name,

    /// <summary>A name in double square brackets, never a keyword.</summary>
    EscapedName,

    /// <summary>A name that starts with <c>$</c>.</summary>
    SystemName,
    Text,
    Number,
    Comma,
    Dot,
    DotDot,
    Colon,
    Pipe,
    Star,
    Minus,
    Plus,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
