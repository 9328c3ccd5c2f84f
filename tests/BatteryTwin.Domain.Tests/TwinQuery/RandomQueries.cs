using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

/// <summary>Graphs and queries from a seed: few names and values, so that conditions often hold and paths often meet.</summary>
internal sealed class RandomQueries(int seed)
{
    private static readonly string[] s_models = ["dtmi:x:A;1", "dtmi:x:A;2", "dtmi:x:B;1", "dtmi:x:C;1"];
    private static readonly string[] s_values = ["0", "1", "2", "1.5", "\"a\"", "\"ab\"", "\"b\"", "null", "true", "[1,2]", """{"k":1}"""];
    private static readonly string[] s_literals = ["0", "1", "2", "1.5", "'a'", "'ab'", "'b'", "null", "true"];
    private static readonly string[] s_operators = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] s_tests = ["IS_DEFINED", "IS_NULL", "IS_BOOL", "IS_NUMBER", "IS_STRING", "IS_PRIMITIVE", "IS_OBJECT"];
    private static readonly string[] s_names = ["r", "s"];
    private readonly Random _random = new(seed);

    public GraphBuilder Graph()
    {
        GraphBuilder graph = new GraphBuilder().Model(s_models[0]).Model(s_models[1]).Model(s_models[2], s_models[0]).Model(s_models[3]);
        int twins = _random.Next(3, 9);
        for (int i = 0; i < twins; i++)
        {
            graph.Twin($"t{i}", Pick(s_models), Properties());
        }

        int edges = _random.Next(0, 14);
        for (int i = 0; i < edges; i++)
        {
            graph.Edge($"t{_random.Next(twins)}", Pick(s_names), $"t{_random.Next(twins)}", $"e{_random.Next(4)}", Properties());
        }

        return graph;
    }

    public Twin Twin(string id) => GraphBuilder.NewTwin(id, Pick(s_models), Properties());

    public Relationship Edge(int twins) =>
        GraphBuilder.NewRelationship($"t{_random.Next(twins)}", Pick(s_names), $"t{_random.Next(twins)}", $"e{_random.Next(4)}", Properties());

    public int Next(int below) => _random.Next(below);

    public string TwinQuery() => $"SELECT {(_random.Next(4) == 0 ? $"TOP({_random.Next(5)}) " : string.Empty)}* FROM DIGITALTWINS T WHERE {TwinCondition(3)}";

    public string RelationshipQuery() => $"SELECT * FROM RELATIONSHIPS R WHERE {RelationshipCondition(2)}";

    /// <summary>A pattern of one to three edges over nodes n0, n1, …</summary>
    public (string Text, List<PatternEdge> Edges) Pattern()
    {
        List<PatternEdge> edges = [];
        string text = "(n0)";
        int count = _random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            PatternEdge edge = new(_random.Next(3), _random.Next(2) == 0 ? null : Pick(s_names), 1, 1);
            edge = _random.Next(3) == 0 ? edge with { Min = _random.Next(1, 3), Max = _random.Next(2, 4) } : edge;
            string name = edge.Name is null ? string.Empty : $":{edge.Name}";
            string hops = edge.Max == 1 ? string.Empty : $"*{edge.Min - 1}..{edge.Max}";
            text += $"{(edge.Direction == 1 ? "<-" : "-")}[{name}{hops}]{(edge.Direction == 0 ? "->" : "-")}(n{i + 1})";
            edges.Add(edge);
        }

        return (text, edges);
    }

    /// <summary>An edge of a pattern: direction 0 = outgoing, 1 = incoming, 2 = either; hops inclusive.</summary>
    public sealed record PatternEdge(int Direction, string? Name, int Min, int Max);

    private string TwinCondition(int depth) => _random.Next(depth > 0 ? 12 : 8) switch
    {
        0 => $"T.$dtId = 't{_random.Next(9)}'",
        1 => $"T.$dtId IN ['t{_random.Next(9)}', 't{_random.Next(9)}']",
        2 => $"IS_OF_MODEL(T, '{Pick(s_models)}'{(_random.Next(2) == 0 ? ", exact" : string.Empty)})",
        3 => $"{Pick(s_tests)}({Property()})",
        4 => $"{Property()} {Pick(["IN", "NIN"])} [{Pick(s_literals)}, {Pick(s_literals)}]",
        5 => $"{Pick(["STARTSWITH", "ENDSWITH", "CONTAINS"])}({Property()}, '{Pick(["a", "b", ""])}')",
        6 or 7 => $"{Property()} {Pick(s_operators)} {Pick(s_literals)}",
        8 => $"NOT {TwinCondition(0)}",
        9 => $"({TwinCondition(depth - 1)} OR {TwinCondition(depth - 1)})",
        _ => $"{TwinCondition(depth - 1)} AND {TwinCondition(depth - 1)}",
    };

    private string RelationshipCondition(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => $"R.$sourceId = 't{_random.Next(9)}'",
        1 => $"R.$targetId IN ['t{_random.Next(9)}', 't{_random.Next(9)}']",
        2 => $"R.$relationshipName = '{Pick(s_names)}'",
        3 => $"R.$relationshipId != 'e{_random.Next(4)}'",
        4 => $"R.p {Pick(s_operators)} {Pick(s_literals)}",
        5 => $"({RelationshipCondition(depth - 1)} OR {RelationshipCondition(depth - 1)})",
        _ => $"{RelationshipCondition(depth - 1)} AND {RelationshipCondition(depth - 1)}",
    };

    private string Property() => Pick(["T.p", "T.q", "T.p.k", "T.part", "T.part.p", "T.$metadata.$model"]);

    private string Properties()
    {
        List<string> members = [];
        if (_random.Next(4) > 0)
        {
            members.Add($"\"p\":{Pick(s_values)}");
        }

        if (_random.Next(2) > 0)
        {
            members.Add($"\"q\":{Pick(s_values)}");
        }

        if (_random.Next(3) == 0)
        {
            members.Add($"\"part:\":{{\"p\":{Pick(s_values)}}}");
        }

        return $"{{{string.Join(',', members)}}}";
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
