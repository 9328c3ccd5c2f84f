using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads what follows FROM, up to WHERE.</summary>
internal static class SourceParser
{
    public static SourceSyntax Parse(TokenReader tokens)
    {
        TextPosition position = tokens.Current.Position;
        if (tokens.TryTakeKeyword("RELATIONSHIPS"))
        {
            AliasSyntax? relationship = ParseAlias(tokens);
            return tokens.Current.IsKeyword("JOIN") || tokens.Current.IsKeyword("MATCH")
                ? throw tokens.Fail($"RELATIONSHIPS cannot be combined with {tokens.Current.Text.ToUpperInvariant()}; start from DIGITALTWINS")
                : new RelationshipSourceSyntax(position, relationship);
        }

        if (!tokens.TryTakeKeyword("DIGITALTWINS"))
        {
            throw tokens.Expected("DIGITALTWINS or RELATIONSHIPS");
        }

        AliasSyntax? alias = ParseAlias(tokens);
        if (tokens.TryTakeKeyword("MATCH"))
        {
            return PatternParser.Parse(tokens, position);
        }

        ImmutableArray<JoinSyntax>.Builder joins = ImmutableArray.CreateBuilder<JoinSyntax>();
        while (tokens.Current.IsKeyword("JOIN"))
        {
            if (joins.Count == tokens.Limits.MaxJoins)
            {
                throw tokens.Fail($"a query has at most {tokens.Limits.MaxJoins} JOINs");
            }

            tokens.Take();
            joins.Add(ParseJoin(tokens));
        }

        return new TwinSourceSyntax(position, alias, joins.ToImmutable());
    }

    private static AliasSyntax? ParseAlias(TokenReader tokens)
    {
        Token token = tokens.Current;
        bool isKeyword = token.Kind == TokenKind.Name
            && (ReservedWords.Contains(token.Text) || token.IsKeyword("JOIN") || token.IsKeyword("MATCH"));
        return token.IsName && !isKeyword ? TokenReader.ToAlias(tokens.Take()) : null;
    }

    private static JoinSyntax ParseJoin(TokenReader tokens)
    {
        AliasSyntax target = tokens.ExpectAlias("an alias for the related twin");
        tokens.ExpectKeyword("RELATED");
        AliasSyntax source = tokens.ExpectAlias("the alias of a twin");
        tokens.Expect(TokenKind.Dot, "'.' and the relationship's name");
        string name = tokens.ExpectAnyName("the relationship's name").Text;
        return new(target, source, name, ParseAlias(tokens));
    }
}
