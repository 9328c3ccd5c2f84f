using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Reads function calls.</summary>
internal static class FunctionParser
{
    private static readonly FrozenDictionary<string, QueryFunction> s_functions = new Dictionary<string, QueryFunction>
    {
        ["IS_OF_MODEL"] = QueryFunction.IsOfModel,
        ["IS_DEFINED"] = QueryFunction.IsDefined,
        ["IS_NULL"] = QueryFunction.IsNull,
        ["IS_BOOL"] = QueryFunction.IsBool,
        ["IS_NUMBER"] = QueryFunction.IsNumber,
        ["IS_STRING"] = QueryFunction.IsString,
        ["IS_PRIMITIVE"] = QueryFunction.IsPrimitive,
        ["IS_OBJECT"] = QueryFunction.IsObject,
        ["STARTSWITH"] = QueryFunction.StartsWith,
        ["STARTS_WITH"] = QueryFunction.StartsWith,
        ["ENDSWITH"] = QueryFunction.EndsWith,
        ["ENDS_WITH"] = QueryFunction.EndsWith,
        ["CONTAINS"] = QueryFunction.Contains,
        ["ARRAY_CONTAINS"] = QueryFunction.ArrayContains,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => s_functions.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads a call; the current token is the function's name, the next one its parenthesis.</summary>
    public static ConditionSyntax Parse(TokenReader tokens)
    {
        Token name = tokens.Current;
        if (!s_functions.TryGetValue(name.Text, out QueryFunction function))
        {
            throw tokens.Fail($"there is no function {name.Text}; known are {string.Join(", ", Names)}");
        }

        tokens.Take();
        tokens.Take();
        if (function == QueryFunction.IsOfModel)
        {
            return ParseModelTest(tokens, name);
        }

        ImmutableArray<OperandSyntax> arguments = function switch
        {
            QueryFunction.StartsWith or QueryFunction.EndsWith or QueryFunction.Contains => [ParseText(tokens), AfterComma(tokens, ParseText)],
            QueryFunction.ArrayContains => [PathParser.Parse(tokens, "the path of an array"), AfterComma(tokens, ParseElement)],
            _ => [PathParser.Parse(tokens, "a path")],
        };
        tokens.Expect(TokenKind.RightParenthesis, "')'");
        return new FunctionSyntax(tokens.Since(name), function, arguments);
    }

    private static ModelTestSyntax ParseModelTest(TokenReader tokens, Token name)
    {
        PathSyntax? alias = null;
        if (tokens.Current.Kind != TokenKind.Text)
        {
            alias = PathParser.Parse(tokens, "a model id in quotes, or an alias before it");
            tokens.Expect(TokenKind.Comma, "','");
        }

        string modelId = tokens.Expect(TokenKind.Text, "a model id in quotes").Text;
        bool exact = tokens.TryTake(TokenKind.Comma);
        if (exact)
        {
            tokens.ExpectKeyword("exact");
        }

        tokens.Expect(TokenKind.RightParenthesis, exact ? "')'" : "', exact' or ')'");
        return new(tokens.Since(name), alias, modelId, exact);
    }

    private static OperandSyntax ParseText(TokenReader tokens)
    {
        Token first = tokens.Current;
        OperandSyntax operand = ConditionParser.ParseOperand(tokens, "a path or a text");
        return operand is LiteralSyntax && first.Kind != TokenKind.Text
            ? throw new QueryException(first.Position, $"expected a path or a text, found {first.Described}")
            : operand;
    }

    private static LiteralSyntax ParseElement(TokenReader tokens)
    {
        Token first = tokens.Current;
        return LiteralParser.TryParse(tokens) is { Value.Kind: not Values.QueryValueKind.Null } literal
            ? literal
            : throw new QueryException(first.Position, $"expected a text, a number, true or false, found {first.Described}");
    }

    private static OperandSyntax AfterComma(TokenReader tokens, Func<TokenReader, OperandSyntax> parse)
    {
        tokens.Expect(TokenKind.Comma, "','");
        return parse(tokens);
    }
}
