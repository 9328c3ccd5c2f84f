using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.TwinQuery.Planning;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

public sealed class QueryPlanTests
{
    private static readonly TwinGraphSnapshot s_graph = ThousandTwins();

    [Theory]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $dtId = 't5'", "Select *  (about 1 rows)\n  Lookup twin by id 't5'  (about 1 rows)")]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS T WHERE IS_OF_MODEL('dtmi:x:B;1') AND T.x > 3",
        "Count  (about 1 rows)\n  Filter T.x > 3  (about 3 rows)\n    Filter IS_OF_MODEL('dtmi:x:B;1')  (about 10 rows)\n      Lookup index of models: IS_OF_MODEL('dtmi:x:B;1')  (about 10 rows)")]
    [InlineData("SELECT x FROM DIGITALTWINS WHERE x >= 10 AND x < 12", "Lookup index of x: >= 10 and < 12  (about 2 rows)")]
    [InlineData("SELECT x FROM DIGITALTWINS WHERE x IN [1, 2, 2000]", "Lookup index of x: one of 3 values  (about 2 rows)")]
    [InlineData("SELECT x FROM DIGITALTWINS WHERE x = 1 OR $dtId = 't7'", "Lookup index of x: = 1 or twin by id 't7'  (about 2 rows)")]
    [InlineData("SELECT x FROM DIGITALTWINS WHERE x != 1", "Scan all twins by id  (about 1000 rows)")]
    [InlineData("SELECT a FROM DIGITALTWINS a JOIN b RELATED a.next WHERE b.$dtId = 't5'", "Trace back to a  (about 1 rows)\n        Lookup b: twin by id 't5'  (about 1 rows)")]
    [InlineData("SELECT r FROM RELATIONSHIPS r WHERE r.$relationshipName = 'next'", "Lookup index of relationship names: next  (about 999 rows)")]
    public void Explain_Query_ShowsTheAccessPath(string text, string expected) =>
        Assert.Contains(expected, Plan(text, null).Explain(), StringComparison.Ordinal);

    [Fact]
    public void Plan_ManyCandidatesAndSmallPage_ReadsInOrderInstead()
    {
        const string Text = "SELECT * FROM DIGITALTWINS WHERE x >= 0";

        Assert.Equal("Scan", Root(Plan(Text, pageSize: 10)).Operation);
        Assert.Equal("Lookup", Root(Plan(Text, pageSize: null)).Operation);
    }

    [Fact]
    public void Page_ModelAndItsHeirs_ReadInOrderFromTheIndex()
    {
        QueryEngine engine = new();
        PreparedQuery query = engine.Prepare("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:A;1')");
        List<string> ids = [];
        for (QueryPage? page = null; page is null || page.ContinuationToken is not null;)
        {
            page = engine.Page(page is null ? query : engine.Continue(page.ContinuationToken!), Indexed(query), 7, TestContext.Current.CancellationToken);
            ids.AddRange(page.Rows.Select(row => row.Twins.Single().Id));
            Assert.InRange(page.EntitiesRead, 1, 9);
        }

        Assert.Equal(s_graph.Twins.Keys.Order(StringComparer.Ordinal), ids);
    }

    [Theory]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $dtId = 't5'", 1)]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS WHERE x > 3", 0)]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:B;1')", 0)]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE x >= 10 AND x < 12", 2)]
    [InlineData("SELECT a FROM DIGITALTWINS a JOIN b RELATED a.next WHERE b.$dtId = 't5'", 3)]
    [InlineData("SELECT a FROM DIGITALTWINS MATCH (a)-[:next*3]->(b) WHERE b.$dtId = 't5'", 14)]
    public void Page_IndexedQuery_ReadsOnlyWhatItNeeds(string text, int entities)
    {
        QueryEngine engine = new();
        PreparedQuery query = engine.Prepare(text);

        Assert.Equal(entities, engine.Page(query, Indexed(query), cancel: TestContext.Current.CancellationToken).EntitiesRead);
    }

    private static QueryPlan Plan(string text, int? pageSize)
    {
        PreparedQuery query = new QueryEngine().Prepare(text);
        return QueryEngine.Plan(query, Indexed(query), pageSize);
    }

    private static PlanNode Root(QueryPlan plan)
    {
        PlanNode node = plan.Explanation;
        while (!node.Inputs.IsEmpty)
        {
            node = node.Inputs[0];
        }

        return node;
    }

    private static TwinIndexes Indexed(PreparedQuery query) => query.IndexablePaths.Aggregate(TwinIndexes.Build(s_graph), (built, path) => built.WithProperty(path));

    private static TwinGraphSnapshot ThousandTwins()
    {
        GraphBuilder graph = new GraphBuilder().Model("dtmi:x:A;1").Model("dtmi:x:B;1", "dtmi:x:A;1");
        for (int i = 0; i < 1_000; i++)
        {
            graph.Twin($"t{i}", i % 100 == 0 ? "dtmi:x:B;1" : "dtmi:x:A;1", $$"""{"x":{{i}}}""");
        }

        for (int i = 1; i < 1_000; i++)
        {
            graph.Edge($"t{i - 1}", "next", $"t{i}");
        }

        return graph.Build();
    }
}
