using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>Reads a filter from the tokens of the query language.</summary>
internal sealed class EventFilterParser
{
    private readonly TokenReader _tokens;
    private int _nesting;
    private int _operators;

    private EventFilterParser(TokenReader tokens) => _tokens = tokens;

    /// <exception cref="QueryException">It is no filter.</exception>
    public static FilterCondition Parse(TokenReader tokens)
    {
        FilterCondition condition = new EventFilterParser(tokens).ParseJoined(isAnd: false);
        return tokens.Current.Kind == TokenKind.End ? condition : throw tokens.Expected("AND, OR or the end of the filter");
    }

    private FilterCondition ParseJoined(bool isAnd)
    {
        ImmutableArray<FilterCondition>.Builder parts = ImmutableArray.CreateBuilder<FilterCondition>();
        parts.Add(isAnd ? ParseNot() : ParseJoined(isAnd: true));
        while (_tokens.TryTakeKeyword(isAnd ? "AND" : "OR"))
        {
            if (++_operators > _tokens.Limits.MaxLogicalOperators)
            {
                throw _tokens.Fail($"more than {_tokens.Limits.MaxLogicalOperators} AND and OR; use several routes");
            }

            parts.Add(isAnd ? ParseNot() : ParseJoined(isAnd: true));
        }

        return parts.Count == 1 ? parts[0] : new JoinedCondition(isAnd, parts.ToImmutable());
    }

    private FilterCondition ParseNot()
    {
        if (_tokens.TryTakeKeyword("NOT"))
        {
            return new NegatedCondition(Nested(ParseNot));
        }

        if (!_tokens.TryTake(TokenKind.LeftParenthesis))
        {
            return ParsePredicate();
        }

        FilterCondition condition = Nested(() => ParseJoined(isAnd: false));
        _tokens.Expect(TokenKind.RightParenthesis, "AND, OR or ')'");
        return condition;
    }

    /// <summary>Bounds the recursion, so that no filter can exhaust the stack.</summary>
    private FilterCondition Nested(Func<FilterCondition> parse)
    {
        if (++_nesting > _tokens.Limits.MaxNesting)
        {
            throw _tokens.Fail($"parentheses and NOT are nested deeper than {_tokens.Limits.MaxNesting}");
        }

        FilterCondition condition = parse();
        _nesting--;
        return condition;
    }

    private FilterCondition ParsePredicate()
    {
        Token first = _tokens.Current;
        if (first.Kind == TokenKind.Name && _tokens.Following.Kind == TokenKind.LeftParenthesis)
        {
            return ParseFunction();
        }

        bool isConstant = first.IsKeyword("TRUE") || first.IsKeyword("FALSE");
        FilterOperand left = FilterOperandParser.Parse(_tokens, "a condition: true, a comparison, a function, NOT or '('");
        return TryTakeOperator() is { } comparison
            ? new ComparedCondition(left, comparison, FilterOperandParser.Parse(_tokens, "an attribute, $body.<path> or a literal"))
            : isConstant ? new ConstantCondition(first.IsKeyword("TRUE")) : throw _tokens.Expected("=, !=, <, <=, > or >=");
    }

    private ComparisonOperator? TryTakeOperator()
    {
        ComparisonOperator? comparison = _tokens.Current.Kind switch
        {
            TokenKind.Equal => ComparisonOperator.Equal,
            TokenKind.NotEqual => ComparisonOperator.NotEqual,
            TokenKind.Less => ComparisonOperator.Less,
            TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
            TokenKind.Greater => ComparisonOperator.Greater,
            TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
            _ => null,
        };
        if (comparison is not null)
        {
            _tokens.Take();
        }

        return comparison;
    }

    private TextTestCondition ParseFunction()
    {
        QueryFunction function = _tokens.Current.Text.ToUpperInvariant() switch
        {
            "STARTS_WITH" or "STARTSWITH" => QueryFunction.StartsWith,
            "ENDS_WITH" or "ENDSWITH" => QueryFunction.EndsWith,
            "CONTAINS" => QueryFunction.Contains,
            _ => throw _tokens.Fail($"there is no function {_tokens.Current.Text} in filters; known are CONTAINS, ENDS_WITH and STARTS_WITH"),
        };
        _tokens.Take();
        _tokens.Take();
        FilterOperand subject = FilterOperandParser.ParseText(_tokens);
        _tokens.Expect(TokenKind.Comma, "','");
        FilterOperand part = FilterOperandParser.ParseText(_tokens);
        _tokens.Expect(TokenKind.RightParenthesis, "')'");
        return new(function, subject, part);
    }
}
