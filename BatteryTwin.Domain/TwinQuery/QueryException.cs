using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery;

/// <summary>A query that cannot be answered; the message says what was expected, where, and what to write instead.</summary>
public sealed class QueryException : Exception
{
    public QueryException(string message)
        : base(message)
    {
    }

    public QueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public QueryException()
    {
    }

    public QueryException(QueryErrorKind kind, string message)
        : base(message) => Kind = kind;

    /// <summary>A fault in the query's text, found at <paramref name="position"/>.</summary>
    public QueryException(TextPosition position, string message)
        : base($"SQL Parser Error, Line={position.Line}, Position={position.Column}: {message}") => Position = position;

    public QueryErrorKind Kind { get; }

    /// <summary>Where in the query's text the fault is; null when it is not in the text.</summary>
    public TextPosition? Position { get; }
}
