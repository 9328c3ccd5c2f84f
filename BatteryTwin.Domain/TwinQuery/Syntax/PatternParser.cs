using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads the pattern of MATCH: <c>(a)-[r:name|other*1..3]-&gt;(b)&lt;-[]-(c)</c>.</summary>
internal static class PatternParser
{
    public static MatchSourceSyntax Parse(TokenReader tokens, TextPosition position)
    {
        ImmutableArray<AliasSyntax?>.Builder nodes = ImmutableArray.CreateBuilder<AliasSyntax?>();
        ImmutableArray<EdgeSyntax>.Builder edges = ImmutableArray.CreateBuilder<EdgeSyntax>();
        nodes.Add(ParseNode(tokens));
        int hops = 0;
        while (tokens.Current.Kind is TokenKind.Minus or TokenKind.Less)
        {
            EdgeSyntax edge = ParseEdge(tokens);
            hops += edge.MaxHops;
            if (hops > tokens.Limits.MaxHops)
            {
                throw new QueryException(edge.Position, $"the pattern has more than {tokens.Limits.MaxHops} hops");
            }

            edges.Add(edge);
            nodes.Add(ParseNode(tokens));
        }

        return tokens.Current.IsKeyword("MATCH")
            ? throw tokens.Fail("a query has one MATCH; continue its pattern instead")
            : new(position, nodes.ToImmutable(), edges.ToImmutable());
    }

    private static AliasSyntax? ParseNode(TokenReader tokens)
    {
        tokens.Expect(TokenKind.LeftParenthesis, "'(' and a twin's alias");
        AliasSyntax? alias = tokens.Current.Kind == TokenKind.RightParenthesis ? null : tokens.ExpectAlias("an alias or ')'");
        tokens.Expect(TokenKind.RightParenthesis, "')'");
        return alias;
    }

    private static EdgeSyntax ParseEdge(TokenReader tokens)
    {
        TextPosition position = tokens.Current.Position;
        bool isIncoming = tokens.TryTake(TokenKind.Less);
        tokens.Expect(TokenKind.Minus, "'-'");
        tokens.Expect(TokenKind.LeftBracket, "'[': an edge is written -[...]-, -[...]-> or <-[...]-");
        AliasSyntax? variable = tokens.Current.Kind is TokenKind.Name or TokenKind.EscapedName ? tokens.ExpectAlias("a variable") : null;
        ImmutableArray<string> names = tokens.TryTake(TokenKind.Colon) ? ParseNames(tokens) : [];
        (int min, int max) = tokens.TryTake(TokenKind.Star) ? ParseHops(tokens) : (1, 1);
        if (variable is not null && max > 1)
        {
            throw new QueryException(variable.Position, $"'{variable.Name}' cannot stand for an edge of more than one hop; leave the variable or the hops out");
        }

        tokens.Expect(TokenKind.RightBracket, names.IsEmpty ? "':', '*' or ']'" : "'|', '*' or ']'");
        tokens.Expect(TokenKind.Minus, "'-'");
        bool isOutgoing = tokens.Current.Kind == TokenKind.Greater;
        if (isIncoming && isOutgoing)
        {
            throw tokens.Fail("an edge points one way; write -[...]- for either direction");
        }

        tokens.TryTake(TokenKind.Greater);
        EdgeDirection direction = isIncoming ? EdgeDirection.Incoming : isOutgoing ? EdgeDirection.Outgoing : EdgeDirection.Either;
        return new(position, direction, variable, names, min, max);
    }

    private static ImmutableArray<string> ParseNames(TokenReader tokens)
    {
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        do
        {
            names.Add(tokens.ExpectAnyName("the relationship's name").Text);
        }
        while (tokens.TryTake(TokenKind.Pipe));
        return names.ToImmutable();
    }

    private static (int Min, int Max) ParseHops(TokenReader tokens)
    {
        TextPosition position = tokens.Current.Position;
        int? written = tokens.Current.Kind == TokenKind.Number ? tokens.ExpectWholeNumber("a number of hops") : null;
        bool isRange = written is null || tokens.Current.Kind == TokenKind.DotDot;
        if (isRange)
        {
            tokens.Expect(TokenKind.DotDot, "a number of hops, or a range such as 1..3 or ..3");
        }

        int max = isRange ? tokens.ExpectWholeNumber("the largest number of hops") : written!.Value;
        // The service documents the lower bound as exclusive: *1..3 is two or three hops.
        int min = isRange ? (written ?? 0) + 1 : max;
        if (max < 1 || min > max)
        {
            throw new QueryException(position, isRange
                ? $"this range allows no number of hops: the lower bound is exclusive, so it must be below the upper one"
                : "an edge has at least one hop");
        }

        return max <= tokens.Limits.MaxHops ? (min, max) : throw new QueryException(position, $"the pattern has more than {tokens.Limits.MaxHops} hops");
    }
}
