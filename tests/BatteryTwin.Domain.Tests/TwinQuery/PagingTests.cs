using System.Buffers.Text;
using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

public sealed class PagingTests
{
    private const string All = "SELECT * FROM DIGITALTWINS";
    private readonly QueryEngine _engine = new();

    [Fact]
    public void Page_MoreRowsThanFit_TokenLeadsThroughAllOfThem()
    {
        QueryPage first = _engine.Page(_engine.Prepare(All), new SnapshotScan(CellLine.Graph), 2, TestContext.Current.CancellationToken);
        QueryPage second = _engine.Page(_engine.Continue(first.ContinuationToken!), new SnapshotScan(CellLine.Graph), 3, TestContext.Current.CancellationToken);

        Assert.Equal(["Cell1", "Cell2"], Ids(first));
        Assert.Equal(["Line1", "Line2", "Plant1"], Ids(second));
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public void Page_TwinsComeAndGoBetweenPages_NoneTwiceAndNoneOfTheOthersLost()
    {
        QueryPage first = _engine.Page(_engine.Prepare(All), TwinIndexes.Build(CellLine.Graph), 2, TestContext.Current.CancellationToken);
        TwinGraphSnapshot changed = new(
            CellLine.Graph.Models,
            CellLine.Graph.Twins.Remove("Cell2").Add("Aaa", GraphBuilder.NewTwin("Aaa", "dtmi:x:Cell;1")).Add("Cell3", GraphBuilder.NewTwin("Cell3", "dtmi:x:Cell;1")),
            CellLine.Graph.Relationships);

        QueryPage second = _engine.Page(_engine.Continue(first.ContinuationToken!, All), TwinIndexes.Build(changed), 10, TestContext.Current.CancellationToken);

        Assert.Equal(["Cell3", "Line1", "Line2", "Plant1"], Ids(second));
    }

    [Fact]
    public void Page_RelationshipOfTheLastRowDeleted_ContinuesBehindIt()
    {
        const string Text = "SELECT P, X FROM DIGITALTWINS MATCH (P)-[:contains*..2]->(X) WHERE P.$dtId = 'Plant1'";
        QueryPage first = _engine.Page(_engine.Prepare(Text), TwinIndexes.Build(CellLine.Graph), 2, TestContext.Current.CancellationToken);
        TwinGraphSnapshot changed = new(CellLine.Graph.Models, CellLine.Graph.Twins, CellLine.Graph.Relationships.Without("Line1", "Line1-contains-Cell1"));

        QueryPage second = _engine.Page(_engine.Continue(first.ContinuationToken!), TwinIndexes.Build(changed), 10, TestContext.Current.CancellationToken);

        Assert.Equal(["Line1", "Cell1"], Ids(first, "X"));
        Assert.Equal(["Cell2", "Line2"], Ids(second, "X"));
    }

    [Fact]
    public void Page_Top_EndsAfterThatManyRowsOverAllPages()
    {
        QueryPage first = _engine.Page(_engine.Prepare("SELECT TOP(3) FROM DIGITALTWINS"), new SnapshotScan(CellLine.Graph), 2, TestContext.Current.CancellationToken);
        QueryPage second = _engine.Page(_engine.Continue(first.ContinuationToken!), new SnapshotScan(CellLine.Graph), 2, TestContext.Current.CancellationToken);

        Assert.Equal(["Cell1", "Cell2"], Ids(first));
        Assert.Equal(["Line1"], Ids(second));
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public void Page_ExactlyAsManyRowsAsFit_NoToken() =>
        Assert.Null(_engine.Page(_engine.Prepare(All), new SnapshotScan(CellLine.Graph), 5, TestContext.Current.CancellationToken).ContinuationToken);

    [Fact]
    public void WriteTo_Page_HasTheServicesShape()
    {
        QueryPage page = _engine.Page(_engine.Prepare("SELECT COUNT() FROM DIGITALTWINS"), new SnapshotScan(CellLine.Graph), cancel: TestContext.Current.CancellationToken);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            page.WriteTo(writer);
        }

        Assert.Equal("""{"value":[{"COUNT":5}],"continuationToken":null}"""u8.ToArray(), stream.ToArray());
    }

    [Fact]
    public void Continue_TokenOfAnotherQuery_Refused()
    {
        QueryPage page = _engine.Page(_engine.Prepare(All), new SnapshotScan(CellLine.Graph), 2, TestContext.Current.CancellationToken);

        QueryException refusal = Assert.Throws<QueryException>(() => _engine.Continue(page.ContinuationToken!, "SELECT * FROM RELATIONSHIPS"));

        Assert.Equal(QueryErrorKind.Request, refusal.Kind);
        Assert.Contains("another query", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Continue_EveryDamage_Refused()
    {
        string token = _engine.Page(_engine.Prepare(All), new SnapshotScan(CellLine.Graph), 2, TestContext.Current.CancellationToken).ContinuationToken!;
        byte[] bytes = Base64Url.DecodeFromChars(token);
        string[] damaged =
        [
            "", "x", "no token at all!", "AAAAAAAAAAAAAAAA", token[1..], token[..^1], token + token,
            .. Enumerable.Range(0, bytes.Length).Select(i => Base64Url.EncodeToString([.. bytes[..i], (byte)(bytes[i] ^ 4), .. bytes[(i + 1)..]])),
        ];

        Assert.All(damaged, text => Assert.Equal(QueryErrorKind.Request, Assert.Throws<QueryException>(() => _engine.Continue(text)).Kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void Page_SizeOutOfRange_Refused(int size)
    {
        QueryException refusal = Assert.Throws<QueryException>(() => _engine.Page(_engine.Prepare(All), new SnapshotScan(CellLine.Graph), size, TestContext.Current.CancellationToken));

        Assert.Equal(QueryErrorKind.Request, refusal.Kind);
    }

    [Fact]
    public void Page_ReadsMoreThanTheBudget_Stopped()
    {
        QueryEngine engine = new(new QueryLimits { MaxEntitiesRead = 3 });

        QueryException refusal = Assert.Throws<QueryException>(
            () => engine.Page(engine.Prepare("SELECT * FROM DIGITALTWINS WHERE temp = 80"), new SnapshotScan(CellLine.Graph), cancel: TestContext.Current.CancellationToken));

        Assert.Equal(QueryErrorKind.Budget, refusal.Kind);
    }

    [Fact]
    public void Rows_Cancelled_Stops()
    {
        GraphBuilder graph = new GraphBuilder().Model("dtmi:x:A;1");
        foreach (int i in Enumerable.Range(0, 1_000))
        {
            graph.Twin($"t{i}", "dtmi:x:A;1");
        }

        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => _engine.Rows(_engine.Prepare("SELECT * FROM DIGITALTWINS WHERE x = 1"), new SnapshotScan(graph.Build()), source.Token).Count());
    }

    [Fact]
    public void Charge_RowsAndEntities_FollowTheCostModel()
    {
        QueryPage page = _engine.Page(_engine.Prepare(All), new SnapshotScan(CellLine.Graph), 10, TestContext.Current.CancellationToken);

        Assert.Equal(5, page.EntitiesRead);
        Assert.Equal(2.5 + (5 * 0.01) + (5 * 0.05), page.Charge, 6);
    }

    private static string[] Ids(QueryPage page, string? key = null) =>
    [
        .. page.Rows.Select(row => JsonElement.Parse(row.ToJsonText())).Select(row => (key is null ? row : row.GetProperty(key)).GetProperty("$dtId").GetString()!),
    ];
}
