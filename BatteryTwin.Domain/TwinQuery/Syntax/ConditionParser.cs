using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads the condition of WHERE; NOT binds tighter than AND, AND tighter than OR.</summary>
internal sealed class ConditionParser(TokenReader tokens)
{
    private int _nesting;
    private int _operators;

    public ConditionSyntax Parse() => ParseLogical(isAnd: false);

    private ConditionSyntax ParseLogical(bool isAnd)
    {
        Token first = tokens.Current;
        ImmutableArray<ConditionSyntax>.Builder parts = ImmutableArray.CreateBuilder<ConditionSyntax>();
        string keyword = isAnd ? "AND" : "OR";
        while (true)
        {
            parts.Add(isAnd ? ParseNot() : ParseLogical(isAnd: true));
            if (!tokens.Current.IsKeyword(keyword))
            {
                return parts.Count == 1 ? parts[0] : new LogicalSyntax(tokens.Since(first), isAnd, parts.ToImmutable());
            }

            if (++_operators > tokens.Limits.MaxLogicalOperators)
            {
                throw tokens.Fail($"more than {tokens.Limits.MaxLogicalOperators} AND and OR; IN [...] tests many values at once");
            }

            tokens.Take();
        }
    }

    private ConditionSyntax ParseNot()
    {
        Token first = tokens.Current;
        if (first.IsKeyword("NOT"))
        {
            tokens.Take();
            ConditionSyntax inner = Nested(ParseNot);
            return new NotSyntax(tokens.Since(first), inner);
        }

        if (!tokens.TryTake(TokenKind.LeftParenthesis))
        {
            return ParsePredicate();
        }

        ConditionSyntax condition = Nested(Parse);
        tokens.Expect(TokenKind.RightParenthesis, "AND, OR or ')'");
        return condition;
    }

    /// <summary>Bounds the recursion, so that no query can exhaust the stack.</summary>
    private ConditionSyntax Nested(Func<ConditionSyntax> parse)
    {
        if (++_nesting > tokens.Limits.MaxNesting)
        {
            throw tokens.Fail($"parentheses and NOT are nested deeper than {tokens.Limits.MaxNesting}");
        }

        ConditionSyntax condition = parse();
        _nesting--;
        return condition;
    }

    private ConditionSyntax ParsePredicate()
    {
        Token first = tokens.Current;
        if (first.Kind == TokenKind.Name && tokens.Following.Kind == TokenKind.LeftParenthesis)
        {
            return FunctionParser.Parse(tokens);
        }

        OperandSyntax operand = ParseOperand(tokens, "a condition: a property, a literal, a function, NOT or '('");
        bool isNin = tokens.Current.IsKeyword("NIN");
        if (isNin || tokens.Current.IsKeyword("IN"))
        {
            tokens.Take();
            ImmutableArray<LiteralSyntax> items = ParseItems();
            return new MembershipSyntax(tokens.Since(first), operand, isNin, items);
        }

        ComparisonOperator comparison = ParseOperator();
        OperandSyntax right = ParseOperand(tokens, "a property or a literal");
        return new ComparisonSyntax(tokens.Since(first), operand, comparison, right);
    }

    public static OperandSyntax ParseOperand(TokenReader tokens, string expected) =>
        LiteralParser.TryParse(tokens) is { } literal ? literal : PathParser.Parse(tokens, expected);

    private ComparisonOperator ParseOperator()
    {
        ComparisonOperator? comparison = tokens.Current.Kind switch
        {
            TokenKind.Equal => ComparisonOperator.Equal,
            TokenKind.NotEqual => ComparisonOperator.NotEqual,
            TokenKind.Less => ComparisonOperator.Less,
            TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
            TokenKind.Greater => ComparisonOperator.Greater,
            TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
            _ => null,
        };
        if (comparison is null)
        {
            bool isNotIn = tokens.Current.IsKeyword("NOT_IN") || (tokens.Current.IsKeyword("NOT") && tokens.Following.IsKeyword("IN"));
            throw isNotIn ? tokens.Fail("'not in' is written NIN [...]") : tokens.Expected("=, !=, <, <=, >, >=, IN or NIN");
        }

        tokens.Take();
        return comparison.Value;
    }

    private ImmutableArray<LiteralSyntax> ParseItems()
    {
        tokens.Expect(TokenKind.LeftBracket, "'[': the values of a list stand in square brackets");
        ImmutableArray<LiteralSyntax>.Builder items = ImmutableArray.CreateBuilder<LiteralSyntax>();
        do
        {
            if (items.Count == tokens.Limits.MaxListItems)
            {
                throw tokens.Fail($"a list holds at most {tokens.Limits.MaxListItems} values; ask for the others in a second query");
            }

            items.Add(LiteralParser.TryParse(tokens) ?? throw tokens.Expected("a text, a number, true, false or null"));
        }
        while (tokens.TryTake(TokenKind.Comma));
        tokens.Expect(TokenKind.RightBracket, "',' or ']'");
        return items.ToImmutable();
    }
}
