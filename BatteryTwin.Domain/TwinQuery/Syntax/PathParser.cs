using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads paths: <c>T.address.city</c>, <c>$metadata.$model</c>, <c>T.tags['any key']</c>.</summary>
internal static class PathParser
{
    public static PathSyntax Parse(TokenReader tokens, string expected)
    {
        Token first = tokens.Current;
        tokens.RefuseReserved(expected);
        if (!first.IsName && first.Kind != TokenKind.SystemName)
        {
            throw tokens.Expected(expected);
        }

        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        names.Add(tokens.Take().Text);
        while (true)
        {
            if (tokens.TryTake(TokenKind.Dot))
            {
                bool isMember = tokens.Current.IsName || tokens.Current.Kind == TokenKind.SystemName;
                names.Add(isMember ? tokens.Take().Text : throw tokens.Expected("the name of a member (any other key is written ['key'])"));
            }
            else if (tokens.Current.Kind == TokenKind.LeftBracket)
            {
                names.Add(ParseKey(tokens));
            }
            else
            {
                return new(tokens.Since(first), names.ToImmutable());
            }
        }
    }

    private static string ParseKey(TokenReader tokens)
    {
        tokens.Take();
        if (tokens.Current.Kind == TokenKind.Number)
        {
            throw tokens.Fail("elements of arrays cannot be addressed; test for a value with ARRAY_CONTAINS(path, value)");
        }

        string key = tokens.Expect(TokenKind.Text, "a key in quotes").Text;
        tokens.Expect(TokenKind.RightBracket, "']'");
        return key;
    }
}
