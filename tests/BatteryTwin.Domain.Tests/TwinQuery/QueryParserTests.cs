using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.TwinQuery;

public sealed class QueryParserTests
{
    private static readonly string[] s_queries =
    [
        "SELECT * FROM DIGITALTWINS WHERE IS_DEFINED(tags.red) AND NOT (cooler.flow >= -3.5e2 OR name IN ['a','b\\'c', 5, null])",
        "SELECT TOP(5) C.owner AS who, C.tags['a b'], C.[[Group]] FROM DIGITALTWINS C WHERE IS_OF_MODEL(C, 'dtmi:x:Cell;1', exact)",
        "SELECT L, C FROM DIGITALTWINS L JOIN C RELATED L.contains R JOIN D RELATED C.feeds WHERE L.$dtId = 'Line1' AND STARTSWITH(C.name, 'x')",
        "SELECT a, r FROM DIGITALTWINS MATCH (a)-[:x|y*1..3]->()<-[r:z]-(b)-[]-(c) WHERE a.$dtId = 'q' AND ARRAY_CONTAINS(b.list, true)",
        "SELECT COUNT() FROM RELATIONSHIPS r WHERE r.$targetId NIN ['Cell2'] AND r.$relationshipName != \"feeds\"",
    ];

    [Theory]
    [InlineData("", 1, 0, "expected SELECT, found the end of the query")]
    [InlineData("SELECT", 1, 6, "expected *, COUNT(), TOP(n), an alias or a property, found the end of the query")]
    [InlineData("SELECT * FORM DIGITALTWINS", 1, 9, "expected FROM, found 'FORM'")]
    [InlineData("SELECT * FROM twins", 1, 14, "expected DIGITALTWINS or RELATIONSHIPS, found 'twins'")]
    [InlineData("SELECT *\nFROM DIGITALTWINS\nWHERE temp >> 3", 3, 12, "expected a property or a literal, found '>'")]
    [InlineData("SELECT *\r\nFROM DIGITALTWINS\r\nWHERE temp", 3, 10, "expected =, !=, <, <=, >, >=, IN or NIN, found the end of the query")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE temp <> 3", 1, 38, "write !=")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = 'open", 1, 40, "not closed")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = 'a\\d'", 1, 42, "escape")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = 'it''s'", 1, 44, "expected AND, OR or the end of the query")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE Group = 'A'", 1, 33, "[[Group]]")]
    [InlineData("SELECT * FROM DIGITALTWINS ORDER BY temp", 1, 27, "ORDER BY is not part of the language")]
    [InlineData("SELECT * FROM DIGITALTWINS T, RELATIONSHIPS R", 1, 28, "a query reads one collection")]
    [InlineData("SELECT SUM(temp) FROM DIGITALTWINS", 1, 7, "COUNT() is the only aggregate")]
    [InlineData("SELECT COUNT(*) FROM DIGITALTWINS", 1, 13, "COUNT() takes no argument")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE temp IN (1, 2)", 1, 41, "square brackets")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE temp NOT IN [1]", 1, 38, "NIN")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE floors[0] = 1", 1, 40, "ARRAY_CONTAINS")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE LOWER(name) = 'a'", 1, 33, "there is no function LOWER")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE (temp = 1", 1, 42, "expected AND, OR or ')'")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE temp = #", 1, 40, "'#' has no meaning")]
    [InlineData("SELECT r FROM RELATIONSHIPS r JOIN x RELATED r.y", 1, 30, "RELATIONSHIPS cannot be combined with JOIN")]
    [InlineData("SELECT a FROM DIGITALTWINS MATCH (a)-[r:x*2]->(b)", 1, 38, "more than one hop")]
    [InlineData("SELECT a FROM DIGITALTWINS MATCH (a)-[*3..3]->(b)", 1, 39, "the lower bound is exclusive")]
    [InlineData("SELECT a FROM DIGITALTWINS MATCH (a)-[*6]->(b)-[*5]-(c)", 1, 46, "more than 10 hops")]
    [InlineData("SELECT a FROM DIGITALTWINS MATCH (a)<-[]->(b)", 1, 41, "one way")]
    [InlineData("SELECT a FROM DIGITALTWINS MATCH (a)-[:x->(b)", 1, 40, "expected '|', '*' or ']'")]
    [InlineData("SELECT a FROM DIGITALTWINS a JOIN a RELATED a.x WHERE a.$dtId = '1'", 1, 34, "is taken")]
    [InlineData("SELECT z FROM DIGITALTWINS a JOIN b RELATED a.x WHERE a.$dtId = '1'", 1, 7, "there is no alias 'z'")]
    [InlineData("SELECT a FROM DIGITALTWINS a JOIN b RELATED a.x WHERE a.$dtId = '1' AND name = 'x'", 1, 72, "there is no alias 'name'")]
    [InlineData("SELECT a FROM DIGITALTWINS a JOIN b RELATED a.x r WHERE a.$dtId = '1' AND IS_OF_MODEL(r, 'dtmi:a;1')", 1, 74, "no model")]
    [InlineData("SELECT a.name, b.name FROM DIGITALTWINS a JOIN b RELATED a.x WHERE a.$dtId = '1'", 1, 15, "two columns are named 'name'")]
    [InlineData("SELECT a FROM DIGITALTWINS a WHERE a = 'x'", 1, 35, "compare one of its members")]
    public void Prepare_Fault_SaysWhereAndWhat(string query, int line, int column, string fragment)
    {
        QueryException refusal = CellLine.Refusal(query);

        Assert.Contains(fragment, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new TextPosition(line, column), refusal.Position);
    }

    [Fact]
    public void Prepare_SixJoins_Refused()
    {
        string joins = string.Concat(Enumerable.Range(1, 6).Select(i => $" JOIN t{i} RELATED t{i - 1}.x"));

        Assert.Contains("at most 5 JOINs", CellLine.Refusal($"SELECT t0 FROM DIGITALTWINS t0{joins} WHERE t0.$dtId = 'a'").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_HundredIdsInAList_Accepted()
    {
        string ids = string.Join(",", Enumerable.Range(0, 100).Select(i => $"'twin-{i}'"));

        Assert.NotNull(new QueryEngine().Prepare($"SELECT * FROM RELATIONSHIPS r WHERE r.$sourceId IN [{ids}] OR r.$targetId IN [{ids}]"));
    }

    [Theory]
    [InlineData("(", 8_000)]
    [InlineData("NOT ", 1_990)]
    public void Prepare_DeepNesting_RefusedWithoutExhaustingTheStack(string opening, int times)
    {
        string query = "SELECT * FROM DIGITALTWINS WHERE " + string.Concat(Enumerable.Repeat(opening, times));

        Assert.Throws<QueryException>(() => new QueryEngine(new QueryLimits { MaxTextLength = 100_000 }).Prepare(query));
    }

    [Fact]
    public void Prepare_TooLong_Refused() =>
        Assert.Contains("8000", CellLine.Refusal("SELECT * FROM DIGITALTWINS" + new string(' ', 8_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void Prepare_MutatedQueries_NothingButQueryErrors()
    {
        const string Splinters = "()[]<>-*|:.,='\"$\\ \n#\ud8005eTxé";
        Gen<string> mutated =
            from query in Gen.Elements(s_queries)
            from edits in Gen.Choose(1, 4)
            from places in Gen.ArrayOf(Gen.Choose(0, query.Length - 1), edits)
            from lengths in Gen.ArrayOf(Gen.Choose(0, 8), edits)
            from splinters in Gen.ArrayOf(Gen.Choose(0, Splinters.Length), edits)
            select Enumerable.Range(0, edits).Aggregate(query, (text, i) => Edit(text, places[i], lengths[i], splinters[i] == Splinters.Length ? "AND" : Splinters[splinters[i]].ToString()));

        Prop.ForAll(mutated.ToArbitrary(), IsAcceptedOrRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithReplay(7, 11));
    }

    private static string Edit(string text, int place, int length, string splinter)
    {
        int at = Math.Min(place, text.Length);
        return text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, splinter);
    }

    private static bool IsAcceptedOrRefused(string text)
    {
        try
        {
            new QueryEngine().Prepare(text);
            return true;
        }
        catch (QueryException refusal)
        {
            return refusal.Position is { } position && position.Line >= 1 && position.Column >= 0 && position.Column <= text.Length;
        }
    }
}
