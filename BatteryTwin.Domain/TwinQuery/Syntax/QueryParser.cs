using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads a query's text: <c>SELECT … FROM … [WHERE …]</c>.</summary>
public static class QueryParser
{
    private static readonly ImmutableHashSet<string> s_otherAggregates = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "SUM", "AVG", "MIN", "MAX");

    /// <exception cref="QueryException">The text is no query of the language, or larger than the limits allow.</exception>
    public static QuerySyntax Parse(string text, QueryLimits? limits = null)
    {
        limits ??= QueryLimits.Default;
        if (text.Length > limits.MaxTextLength)
        {
            throw new QueryException(new TextPosition(1, 0), $"the query has {text.Length} characters; at most {limits.MaxTextLength} are allowed");
        }

        TokenReader tokens = new(text, limits);
        tokens.ExpectKeyword("SELECT");
        ProjectionSyntax projection = ParseProjection(tokens);
        tokens.ExpectKeyword("FROM");
        SourceSyntax source = SourceParser.Parse(tokens);
        ConditionSyntax? condition = tokens.TryTakeKeyword("WHERE") ? new ConditionParser(tokens).Parse() : null;
        return tokens.Current.Kind == TokenKind.End ? new(text, projection, source, condition) : throw Surplus(tokens, condition is not null);
    }

    private static QueryException Surplus(TokenReader tokens, bool hasCondition) => tokens.Current switch
    {
        { } token when token.IsKeyword("ORDER") || token.IsKeyword("GROUP") =>
            tokens.Fail($"{token.Text.ToUpperInvariant()} BY is not part of the language; rows come ordered by twin id, sort or group them afterwards"),
        { } token when token.IsKeyword("JOIN") => tokens.Fail("JOIN is only possible right after DIGITALTWINS and its alias"),
        { Kind: TokenKind.Comma } when !hasCondition => tokens.Fail("a query reads one collection; relate twins with JOIN or MATCH instead of a second one"),
        _ => tokens.Expected(hasCondition ? "AND, OR or the end of the query" : "WHERE or the end of the query"),
    };

    private static ProjectionSyntax ParseProjection(TokenReader tokens)
    {
        TextPosition position = tokens.Current.Position;
        int? top = tokens.Current.IsKeyword("TOP") && tokens.Following.Kind == TokenKind.LeftParenthesis ? ParseTop(tokens) : null;
        if (tokens.TryTake(TokenKind.Star) || (top is not null && tokens.Current.IsKeyword("FROM")))
        {
            return new(ProjectionKind.Document, top, [], position);
        }

        if (tokens.Current.IsKeyword("COUNT") && tokens.Following.Kind == TokenKind.LeftParenthesis)
        {
            tokens.Take();
            tokens.Take();
            tokens.Expect(TokenKind.RightParenthesis, "')': COUNT() takes no argument");
            return new(ProjectionKind.Count, top, [], position);
        }

        ImmutableArray<ColumnSyntax>.Builder columns = ImmutableArray.CreateBuilder<ColumnSyntax>();
        do
        {
            columns.Add(ParseColumn(tokens));
        }
        while (tokens.TryTake(TokenKind.Comma));
        return tokens.Current.IsKeyword("FROM") ? new(ProjectionKind.Columns, top, columns.ToImmutable(), position) : throw tokens.Expected("',', AS or FROM");
    }

    private static int ParseTop(TokenReader tokens)
    {
        tokens.Take();
        tokens.Take();
        int top = tokens.ExpectWholeNumber("a whole number of rows");
        tokens.Expect(TokenKind.RightParenthesis, "')'");
        return top;
    }

    private static ColumnSyntax ParseColumn(TokenReader tokens)
    {
        Token first = tokens.Current;
        if (first.Kind == TokenKind.Name && tokens.Following.Kind == TokenKind.LeftParenthesis && s_otherAggregates.Contains(first.Text))
        {
            throw tokens.Fail($"{first.Text.ToUpperInvariant()}() is not part of the language; COUNT() is the only aggregate");
        }

        if (first.IsKeyword("DISTINCT") && tokens.Following.Kind is TokenKind.Name or TokenKind.SystemName && !tokens.Following.IsKeyword("FROM") && !tokens.Following.IsKeyword("AS"))
        {
            throw tokens.Fail("DISTINCT is not part of the language");
        }

        if (first.IsKeyword("COUNT") && tokens.Following.Kind == TokenKind.LeftParenthesis)
        {
            throw tokens.Fail("COUNT() stands alone after SELECT; ask for columns in a query of their own");
        }

        PathSyntax path = PathParser.Parse(tokens, "*, COUNT(), TOP(n), an alias or a property");
        AliasSyntax? alias = tokens.TryTakeKeyword("AS") ? TokenReader.ToAlias(tokens.ExpectAnyName("the column's name")) : null;
        return new(path, alias);
    }
}
