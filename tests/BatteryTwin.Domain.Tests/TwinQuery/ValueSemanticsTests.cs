using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

/// <summary>Missing members and values of other kinds make a condition undefined, and only a true one keeps a row.</summary>
public sealed class ValueSemanticsTests
{
    private static readonly TwinGraphSnapshot s_graph = new GraphBuilder().Model("dtmi:x:A;1")
        .Twin("empty", "dtmi:x:A;1")
        .Twin("five", "dtmi:x:A;1", """{"x":5}""")
        .Twin("fraction", "dtmi:x:A;1", """{"x":5.0}""")
        .Twin("huge", "dtmi:x:A;1", """{"x":9007199254740993}""")
        .Twin("list", "dtmi:x:A;1", """{"x":[5,"a",[6]]}""")
        .Twin("no", "dtmi:x:A;1", """{"x":false}""")
        .Twin("nothing", "dtmi:x:A;1", """{"x":null}""")
        .Twin("object", "dtmi:x:A;1", """{"x":{"y":1}}""")
        .Twin("text", "dtmi:x:A;1", """{"x":"5"}""")
        .Twin("word", "dtmi:x:A;1", """{"x":"Ab"}""")
        .Build();

    [Theory]
    [InlineData("x = 5", "five fraction")]
    [InlineData("5 = x", "five fraction")]
    [InlineData("x = 5.0", "five fraction")]
    [InlineData("x != 5", "huge nothing")]
    [InlineData("NOT x = 5", "huge nothing")]
    [InlineData("x < 6", "five fraction")]
    [InlineData("6 > x", "five fraction")]
    [InlineData("NOT x < 6", "huge")]
    [InlineData("x = 9007199254740993", "huge")]
    [InlineData("x = 9007199254740992", "")]
    [InlineData("x > 9007199254740992.0", "huge")]
    [InlineData("x = '5'", "text")]
    [InlineData("x = 'ab'", "")]
    [InlineData("x >= 'A'", "word")]
    [InlineData("x = false", "no")]
    [InlineData("x < true", "")]
    [InlineData("x = null", "nothing")]
    [InlineData("x != null", "five fraction huge list no object text word")]
    [InlineData("x < null", "")]
    [InlineData("x IN [5, '5']", "five fraction text")]
    [InlineData("x NIN [5, '5']", "huge nothing word")]
    [InlineData("x IN [null, true]", "nothing")]
    [InlineData("IS_DEFINED(x)", "five fraction huge list no nothing object text word")]
    [InlineData("NOT IS_DEFINED(x)", "empty")]
    [InlineData("IS_NULL(x)", "nothing")]
    [InlineData("IS_BOOL(x)", "no")]
    [InlineData("IS_NUMBER(x)", "five fraction huge")]
    [InlineData("IS_STRING(x)", "text word")]
    [InlineData("IS_PRIMITIVE(x)", "five fraction huge no nothing text word")]
    [InlineData("IS_OBJECT(x)", "object")]
    [InlineData("IS_DEFINED(x.y)", "object")]
    [InlineData("STARTSWITH(x, 'A')", "word")]
    [InlineData("STARTS_WITH(x, 'a')", "")]
    [InlineData("ENDSWITH(x, 'b')", "word")]
    [InlineData("CONTAINS(x, '')", "text word")]
    [InlineData("NOT CONTAINS(x, 'b')", "text")]
    [InlineData("ARRAY_CONTAINS(x, 5)", "list")]
    [InlineData("ARRAY_CONTAINS(x, 'a')", "list")]
    [InlineData("ARRAY_CONTAINS(x, 6)", "")]
    [InlineData("NOT ARRAY_CONTAINS(x, 6)", "list")]
    [InlineData("x > 5 OR IS_STRING(x)", "huge text word")]
    [InlineData("x > 4 AND x <= 5", "five fraction")]
    [InlineData("x = 5 AND x = 'a'", "")]
    [InlineData("x < 1 OR x > 100 AND x < 9007199254740994", "huge")]
    [InlineData("x = x", "five fraction huge no nothing text word")]
    public void Rows_Condition_KeepsRowsForWhichItIsTrue(string condition, string expected)
    {
        QueryEngine engine = new();
        var query = engine.Prepare($"SELECT $dtId FROM DIGITALTWINS WHERE {condition}");
        TwinIndexes indexes = query.IndexablePaths.Aggregate(TwinIndexes.Build(s_graph), (built, path) => built.WithProperty(path));

        string[] scanned = [.. engine.Rows(query, new SnapshotScan(s_graph), TestContext.Current.CancellationToken).Select(row => row.Twins.Single().Id)];
        string[] looked = [.. engine.Rows(query, indexes, TestContext.Current.CancellationToken).Select(row => row.Twins.Single().Id)];

        Assert.Equal(expected, string.Join(' ', scanned));
        Assert.Equal(scanned, looked);
    }

    [Theory]
    [InlineData("dtmi:x:M;1", "v1 v1sub v2 v2sub v12 ", false)]
    [InlineData("dtmi:x:M;2", "v2 v2sub v12 ", false)]
    [InlineData("dtmi:x:M;3", "", false)]
    [InlineData("dtmi:x:M;2", "v2 ", true)]
    public void Rows_ModelWithVersions_HigherVersionsAndTheirHeirsCount(string modelId, string expected, bool exact)
    {
        TwinGraphSnapshot graph = new GraphBuilder().Model("dtmi:x:M;1").Model("dtmi:x:M;2").Model("dtmi:x:M;12")
            .Model("dtmi:x:Sub1;1", "dtmi:x:M;1").Model("dtmi:x:Sub2;1", "dtmi:x:M;2").Model("dtmi:x:Mx;9")
            .Twin("a", "dtmi:x:Mx;9").Twin("v1", "dtmi:x:M;1").Twin("v2", "dtmi:x:M;2").Twin("v12", "dtmi:x:M;12")
            .Twin("v1sub", "dtmi:x:Sub1;1").Twin("v2sub", "dtmi:x:Sub2;1").Build();
        QueryEngine engine = new();

        var rows = engine.Rows(engine.Prepare($"SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('{modelId}'{(exact ? ", exact" : string.Empty)})"), TwinIndexes.Build(graph), TestContext.Current.CancellationToken);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), rows.Select(row => row.Twins.Single().Id));
    }
}
