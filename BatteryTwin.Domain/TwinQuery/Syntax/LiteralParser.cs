using System.Globalization;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads texts, signed numbers, true, false and null.</summary>
internal static class LiteralParser
{
    public static LiteralSyntax? TryParse(TokenReader tokens)
    {
        Token first = tokens.Current;
        if (first.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            tokens.Take();
            string digits = tokens.Expect(TokenKind.Number, "a number after the sign").Text;
            return new(tokens.Since(first), Number(first.Kind == TokenKind.Minus ? "-" + digits : digits));
        }

        QueryValue? value = first switch
        {
            { Kind: TokenKind.Text } => QueryValue.Text(first.Text),
            { Kind: TokenKind.Number } => Number(first.Text),
            _ when first.IsKeyword("TRUE") => QueryValue.Boolean(true),
            _ when first.IsKeyword("FALSE") => QueryValue.Boolean(false),
            _ when first.IsKeyword("NULL") => QueryValue.Null,
            _ => null,
        };
        if (value is null)
        {
            return null;
        }

        tokens.Take();
        return new(tokens.Since(first), value.Value);
    }

    private static QueryValue Number(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            ? QueryValue.Number(new(whole))
            : QueryValue.Number(new(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)));
}
