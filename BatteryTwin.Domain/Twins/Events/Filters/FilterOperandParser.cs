using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>Reads literals, attributes and paths into an event's data.</summary>
internal static class FilterOperandParser
{
    private const string Body = "$body";

    public static FilterOperand Parse(TokenReader tokens, string expected)
    {
        if (LiteralParser.TryParse(tokens) is { } literal)
        {
            return new LiteralOperand(literal.Value);
        }

        Token first = tokens.Current;
        if (first.Kind is not (TokenKind.Name or TokenKind.SystemName))
        {
            throw tokens.Expected(expected);
        }

        if (string.Equals(first.Text, Body, StringComparison.OrdinalIgnoreCase))
        {
            tokens.Take();
            return new BodyOperand(ParsePath(tokens));
        }

        if (AttributeOperand.Find(first.Text) is not { } attribute)
        {
            throw tokens.Fail($"expected {expected}, found '{first.Text}'; events have {string.Join(", ", AttributeOperand.Names)}, and members of their data as {Body}.<path>");
        }

        tokens.Take();
        return attribute;
    }

    /// <summary>An operand that can be a text.</summary>
    public static FilterOperand ParseText(TokenReader tokens)
    {
        Token first = tokens.Current;
        FilterOperand operand = Parse(tokens, "an attribute, $body.<path> or a text");
        return operand is LiteralOperand { Value.Kind: not QueryValueKind.Text }
            ? throw new QueryException(first.Position, $"expected an attribute, {Body}.<path> or a text, found {first.Described}")
            : operand;
    }

    private static ImmutableArray<FilterStep> ParsePath(TokenReader tokens)
    {
        ImmutableArray<FilterStep>.Builder steps = ImmutableArray.CreateBuilder<FilterStep>();
        while (true)
        {
            if (tokens.TryTake(TokenKind.Dot))
            {
                bool isMember = tokens.Current.IsName || tokens.Current.Kind == TokenKind.SystemName;
                steps.Add(isMember ? new(tokens.Take().Text) : throw tokens.Expected("the name of a member (any other key is written ['key'])"));
            }
            else if (tokens.TryTake(TokenKind.LeftBracket))
            {
                steps.Add(tokens.Current.Kind == TokenKind.Text ? new(tokens.Take().Text) : new(null, tokens.ExpectWholeNumber("a position or a key in quotes")));
                tokens.Expect(TokenKind.RightBracket, "']'");
            }
            else
            {
                return steps.Count > 0 ? steps.ToImmutable() : throw tokens.Expected("'.' and the name of a member of the event's data");
            }
        }
    }
}
