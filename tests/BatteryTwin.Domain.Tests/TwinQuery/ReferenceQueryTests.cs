using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.Tests.TwinQuery;

/// <summary>Every documented feature once.</summary>
public sealed class ReferenceQueryTests
{
    private const string Cell2Json =
        """{"$dtId":"Cell2","$etag":"W/\"Cell2\"","temp":80,"$metadata":{"$model":"dtmi:x:PouchCell;1","$lastUpdateTime":"2026-03-01T12:00:00.0000000Z","temp":{"lastUpdateTime":"2026-03-01T12:00:00.0000000Z"}}}""";

    [Theory]
    [InlineData("SELECT * FROM digitaltwins", "Cell1 Cell2 Line1 Line2 Plant1")]
    [InlineData("select top (2) from DigitalTwins", "Cell1 Cell2")]
    [InlineData("SELECT TOP(0) FROM DIGITALTWINS", "")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_DEFINED(tags.red) AND cooler.flow = 3", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:Cell;1', exact)", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:Cell;1', EXACT)", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:Cell;1')", "Cell1 Cell2")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE is_of_model(T, 'dtmi:x:PouchCell;1')", "Cell2")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:Nope;1')", "")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = 'D\\'Souza'", "Plant1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = \"D'Souza\"", "Plant1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE [[Group]] = 'A'", "Plant1")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE T.Group = 'A'", "Plant1")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE NOT T.temp < 30 AND (T.owner NIN ['John'] OR T.temp >= 80)", "Cell2")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE T.tags['a b'] = 1", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE T.tags.[[a b]] = 1", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE T.$metadata.$model = 'dtmi:x:Line;1'", "Line1 Line2")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $metadata.temp.lastUpdateTime >= '2026-03-01T00:00:00Z'", "Cell1 Cell2")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE T.cooler.$metadata.flow.lastUpdateTime > '2026'", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $etag = 'W/\"Cell1\"'", "Cell1")]
    public void Rows_TwinQuery_AnswersTheTwinsInOrder(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', CellLine.Ids(query)));

    [Theory]
    [InlineData("SELECT COUNT() FROM RELATIONSHIPS", """{"COUNT":5}""")]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS", """{"COUNT":5}""")]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS WHERE temp > 30", """{"COUNT":1}""")]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:Cell;1')", """{"COUNT":2}""")]
    [InlineData("SELECT COUNT() FROM RELATIONSHIPS WHERE $relationshipName = 'contains'", """{"COUNT":4}""")]
    [InlineData("SELECT COUNT() FROM DIGITALTWINS L JOIN C RELATED L.contains WHERE L.$dtId IN ['Line1', 'Plant1']", """{"COUNT":4}""")]
    [InlineData("SELECT C.owner AS who, C.temp FROM DIGITALTWINS C WHERE C.temp <= 21.5", """{"who":"John","temp":21.5}""")]
    [InlineData("SELECT T.name FROM DIGITALTWINS T WHERE ARRAY_CONTAINS(T.floor_number, 2)", """{"name":"D'Souza"}""")]
    [InlineData("SELECT T.address.city FROM DIGITALTWINS T WHERE T.$dtId = 'Line1'", """{"city":"Dallas"}""")]
    [InlineData("SELECT T.name FROM DIGITALTWINS T WHERE T.$dtId = 'Line1'", "{}")]
    [InlineData("SELECT note FROM DIGITALTWINS WHERE IS_NULL(note)", """{"note":null}""")]
    [InlineData("SELECT T.$dtId, T.$metadata.temp FROM DIGITALTWINS T WHERE T.temp = 80", """{"$dtId":"Cell2","temp":{"lastUpdateTime":"2026-03-01T12:00:00.0000000Z"}}""")]
    [InlineData("SELECT T.cooler FROM DIGITALTWINS T WHERE T.temp = 21.5",
        """{"cooler":{"flow":3,"$metadata":{"$lastUpdateTime":"2026-03-01T12:00:00.0000000Z","flow":{"lastUpdateTime":"2026-03-01T12:00:00.0000000Z"}}}}""")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE temp = 80", Cell2Json)]
    [InlineData("SELECT T FROM DIGITALTWINS T WHERE T.$dtId IN ['Cell2']", $$"""{"T":{{Cell2Json}}}""")]
    [InlineData("SELECT T AS cell FROM DIGITALTWINS T WHERE T.$dtId = 'Cell2'", $$"""{"cell":{{Cell2Json}}}""")]
    [InlineData("SELECT * FROM RELATIONSHIPS WHERE $relationshipName = 'feeds'",
        """{"$relationshipId":"Cell1-feeds-Cell2","$etag":"W/\"edge\"","$sourceId":"Cell1","$relationshipName":"feeds","$targetId":"Cell2","managedBy":"Jeff"}""")]
    public void Rows_OneRowQuery_HasTheDocumentedShape(string query, string expected) => Assert.Equal([expected], CellLine.Rows(query));

    [Fact]
    public void Rows_SeveralTwinsUnderAnAlias_OneRowEach() =>
        Assert.Equal(["Cell1", "Cell2"], CellLine.Ids("SELECT T FROM DIGITALTWINS T WHERE T.$dtId IN ['Cell2','Cell1','Nobody']", "T"));

    [Fact]
    public void Rows_JoinWithRelationship_HoldsAllThree()
    {
        string[] rows = CellLine.Rows("SELECT L.$dtId AS l, C.$dtId AS c, R.$relationshipId AS r FROM DIGITALTWINS L JOIN C RELATED L.contains R WHERE L.$dtId = 'Line1'");

        Assert.Equal(["""{"l":"Line1","c":"Cell1","r":"Line1-contains-Cell1"}""", """{"l":"Line1","c":"Cell2","r":"Line1-contains-Cell2"}"""], rows);
    }

    [Fact]
    public void Rows_JoinFilteredByTargetAndRelationshipProperty_FindsTheSource() =>
        Assert.Equal(["Cell1"], CellLine.Ids("SELECT A FROM DIGITALTWINS A JOIN B RELATED A.feeds E WHERE B.$dtId = 'Cell2' AND E.managedBy = 'Jeff'", "A"));

    [Fact]
    public void Rows_TwoJoinsFromOneAlias_FanOut() =>
        Assert.Equal(
            ["Cell1 Cell1", "Cell1 Cell2", "Cell2 Cell1", "Cell2 Cell2"],
            CellLine.Rows("SELECT B.$dtId AS b, C.$dtId AS c FROM DIGITALTWINS A JOIN B RELATED A.contains JOIN C RELATED A.contains WHERE A.$dtId = 'Line1'")
                .Select(row => System.Text.Json.JsonElement.Parse(row)).Select(row => $"{row.GetProperty("b")} {row.GetProperty("c")}"));

    [Theory]
    [InlineData("(P)-[:contains*..2]->(X) WHERE P.$dtId = 'Plant1'", "Line1 Cell1 Cell2 Line2")]
    [InlineData("(P)-[:contains*1..2]->(X) WHERE P.$dtId = 'Plant1'", "Cell1 Cell2")]
    [InlineData("(P)-[:contains*2]->(X) WHERE P.$dtId = 'Plant1'", "Cell1 Cell2")]
    [InlineData("(P)-[*3]->(X) WHERE P.$dtId = 'Plant1'", "Cell2")]
    [InlineData("(P)<-[]-(X) WHERE P.$dtId = 'Cell2'", "Cell1 Line1")]
    [InlineData("(P)-[]-(X) WHERE P.$dtId = 'Line1'", "Cell1 Cell2 Plant1")]
    [InlineData("(P)-[contains]->(X) WHERE P.$dtId = 'Cell1'", "Cell2")]
    [InlineData("(X)-[:contains*..2]->(P) WHERE P.$dtId = 'Cell1'", "Line1 Plant1")]
    [InlineData("(P)<-[:contains]-(l)-[:contains]->(X) WHERE P.$dtId = 'Cell1'", "Cell2")]
    [InlineData("(P)<-[:contains]-()-[:contains]->(X) WHERE P.$dtId = 'Cell1'", "Cell2")]
    [InlineData("(X)<-[:contains]-(l)-[:contains]->(p)<-[:feeds]-(X) WHERE l.$dtId = 'Line1'", "Cell1")]
    [InlineData("(X)", "Cell1 Cell2 Line1 Line2 Plant1")]
    public void Rows_Match_FollowsThePattern(string pattern, string expected) =>
        Assert.Equal(expected, string.Join(' ', CellLine.Ids($"SELECT X FROM DIGITALTWINS MATCH {pattern}", "X")));

    [Fact]
    public void Rows_MatchWithVariable_HoldsTheRelationship() =>
        Assert.Equal(
            ["""{"b":"Cell2","managedBy":"Jeff"}"""],
            CellLine.Rows("SELECT B.$dtId AS b, r.managedBy FROM DIGITALTWINS MATCH (A)-[r:contains|feeds]->(B) WHERE A.$dtId='Cell1'"));

    [Theory]
    [InlineData("SELECT L FROM DIGITALTWINS L JOIN C RELATED L.contains", "alias.$dtId = '...'")]
    [InlineData("SELECT L FROM DIGITALTWINS L JOIN C RELATED L.contains WHERE L.$dtId = 'a' OR L.temp = 3", "alias.$dtId = '...'")]
    [InlineData("SELECT * FROM DIGITALTWINS L JOIN C RELATED L.contains WHERE L.$dtId='Line1'", "columns must be named")]
    public void Prepare_JoinAgainstTheRules_Refused(string query, string fragment) =>
        Assert.Contains(fragment, CellLine.Refusal(query).Message, StringComparison.Ordinal);

    [Fact]
    public void Prepare_NoQuery_PointsAtItsStart()
    {
        QueryException refusal = CellLine.Refusal("foo");

        Assert.Equal(new TextPosition(1, 0), refusal.Position);
        Assert.Equal("SQL Parser Error, Line=1, Position=0: expected SELECT, found 'foo'", refusal.Message);
        Assert.Equal(QueryErrorKind.Query, refusal.Kind);
    }

    [Fact]
    public void Rows_JoinWithoutTwinFilterInLenientMode_ReadsEverything() =>
        Assert.Equal(4, CellLine.Rows("SELECT L FROM DIGITALTWINS L JOIN C RELATED L.contains", new QueryLimits { RequireTwinFilter = false }).Length);

    [Fact]
    public void Rows_RelationshipsByTarget_AllThatEndThere() =>
        Assert.Equal(
            ["Cell1-feeds-Cell2", "Line1-contains-Cell2"],
            CellLine.Rows("SELECT r.$relationshipId AS id FROM RELATIONSHIPS r WHERE r.$targetId IN ['Cell2']")
                .Select(row => System.Text.Json.JsonElement.Parse(row).GetProperty("id").GetString()));
}
