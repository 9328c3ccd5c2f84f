using System.Text.Json;

namespace BatteryTwin.Web.Tests.Api.Adt;

/// <summary>Every documented feature of the query language once, over HTTP, on a small plant that was made over HTTP too.</summary>
public sealed class AdtReferenceQueryTests : IAsyncLifetime
{
    private const string Models = """
        [
          {"@id":"dtmi:x:Cooler;1","@type":"Interface","@context":"dtmi:dtdl:context;3","contents":[{"@type":"Property","name":"flow","schema":"integer"}]},
          {"@id":"dtmi:x:Area;1","@type":"Interface","@context":"dtmi:dtdl:context;3","contents":[
            {"@type":"Property","name":"name","schema":"string"},{"@type":"Property","name":"Group","schema":"string"},
            {"@type":"Property","name":"floor_number","schema":{"@type":"Array","elementSchema":"integer"}},{"@type":"Relationship","name":"contains"}]},
          {"@id":"dtmi:x:Cell;1","@type":"Interface","@context":"dtmi:dtdl:context;3","contents":[
            {"@type":"Property","name":"temp","schema":"double"},{"@type":"Property","name":"owner","schema":"string"},
            {"@type":"Property","name":"tags","schema":{"@type":"Map","mapKey":{"name":"tag","schema":"string"},"mapValue":{"name":"set","schema":"boolean"}}},
            {"@type":"Component","name":"cooler","schema":"dtmi:x:Cooler;1"},
            {"@type":"Relationship","name":"feeds","properties":[{"@type":"Property","name":"managedBy","schema":"string"}]}]},
          {"@id":"dtmi:x:PouchCell;1","@type":"Interface","@context":"dtmi:dtdl:context;3","extends":"dtmi:x:Cell;1"}
        ]
        """;

    private static readonly (string Id, string Body)[] s_twins =
    [
        ("Plant1", """{"$metadata":{"$model":"dtmi:x:Area;1"},"name":"D'Souza","Group":"A","floor_number":[1,2,3]}"""),
        ("Line1", """{"$metadata":{"$model":"dtmi:x:Area;1"}}"""),
        ("Line2", """{"$metadata":{"$model":"dtmi:x:Area;1"}}"""),
        ("Cell1", """{"$metadata":{"$model":"dtmi:x:Cell;1"},"temp":21.5,"owner":"John","tags":{"red":true},"cooler":{"flow":3,"$metadata":{}}}"""),
        ("Cell2", """{"$metadata":{"$model":"dtmi:x:PouchCell;1"},"temp":80,"cooler":{"$metadata":{}}}"""),
    ];

    private static readonly (string Source, string Name, string Target, string More)[] s_edges =
    [
        ("Plant1", "contains", "Line1", ""), ("Plant1", "contains", "Line2", ""), ("Line1", "contains", "Cell1", ""), ("Line1", "contains", "Cell2", ""),
        ("Cell1", "feeds", "Cell2", ""","managedBy":"Jeff" """),
    ];

    private AdtHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AdtHost.StartAsync();
        Assert.Equal(201, (await _host.PostAsync("/models", Models)).Status);
        foreach ((string id, string body) in s_twins)
        {
            Assert.Equal(200, (await _host.PutAsync($"/digitaltwins/{id}", body)).Status);
        }

        foreach ((string source, string name, string target, string more) in s_edges)
        {
            string body = $$"""{"$relationshipName":"{{name}}","$targetId":"{{target}}"{{more}}}""";
            Assert.Equal(200, (await _host.PutAsync($"/digitaltwins/{source}/relationships/{source}-{target}", body)).Status);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("SELECT * FROM digitaltwins", "Cell1; Cell2; Line1; Line2; Plant1")]
    [InlineData("SELECT COUNT() FROM RELATIONSHIPS", "COUNT=5")]
    [InlineData("SELECT TOP(2) FROM DIGITALTWINS", "Cell1; Cell2")]
    [InlineData("SELECT TOP (1) T.temp, T.owner FROM DIGITALTWINS T", "temp=21.5 owner=John")]
    [InlineData("SELECT T FROM DIGITALTWINS T WHERE T.$dtId IN ['Cell1','Cell2']", "T=Cell1; T=Cell2")]
    [InlineData("SELECT C.owner AS who, C.temp FROM DIGITALTWINS C WHERE C.temp <= 21.5", "who=John temp=21.5")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_DEFINED(tags.red) AND cooler.flow = 3", "Cell1")]
    [InlineData("SELECT L, C, R FROM DIGITALTWINS L JOIN C RELATED L.contains R WHERE L.$dtId = 'Line1'", "L=Line1 C=Cell1 R=Line1-Cell1; L=Line1 C=Cell2 R=Line1-Cell2")]
    [InlineData("SELECT A FROM DIGITALTWINS A JOIN B RELATED A.feeds E WHERE B.$dtId = 'Cell2' AND E.managedBy = 'Jeff'", "A=Cell1")]
    [InlineData("SELECT P, X FROM DIGITALTWINS MATCH (P)-[:contains*..2]->(X) WHERE P.$dtId = 'Plant1'", "P=Plant1 X=Line1; P=Plant1 X=Cell1; P=Plant1 X=Cell2; P=Plant1 X=Line2")]
    [InlineData("SELECT P, X FROM DIGITALTWINS MATCH (P)-[:contains*1..2]->(X) WHERE P.$dtId = 'Plant1'", "P=Plant1 X=Cell1; P=Plant1 X=Cell2")]
    [InlineData("SELECT A, B, r FROM DIGITALTWINS MATCH (A)-[r:contains|feeds]->(B) WHERE A.$dtId='Cell1'", "A=Cell1 B=Cell2 r=Cell1-Cell2")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('dtmi:x:Cell;1', exact)", "Cell1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = 'D\\'Souza'", "Plant1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE name = \"D'Souza\"", "Plant1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE [[Group]] = 'A'", "Plant1")]
    [InlineData("SELECT * FROM RELATIONSHIPS r WHERE r.$targetId IN ['Cell2']", "Cell1-Cell2; Line1-Cell2")]
    [InlineData("SELECT * FROM DIGITALTWINS T WHERE NOT T.temp < 30 AND (T.owner NIN ['John'] OR T.temp >= 80)", "Cell2")]
    [InlineData("SELECT T.name FROM DIGITALTWINS T WHERE ARRAY_CONTAINS(T.floor_number, 2)", "name=D'Souza")]
    public async Task Post_DocumentedQuery_AnswersTheDocumentedRows(string query, string expected)
    {
        AdtReply reply = await QueryAsync(query);

        Assert.Equal((200, expected), (reply.Status, string.Join("; ", reply.Value.EnumerateArray().Select(Row))));
        Assert.Equal(JsonValueKind.Null, reply.Json.GetProperty("continuationToken").ValueKind);
    }

    [Theory]
    [InlineData("SELECT L FROM DIGITALTWINS L JOIN C RELATED L.contains", "$dtId")]
    [InlineData("SELECT * FROM DIGITALTWINS L JOIN C RELATED L.contains WHERE L.$dtId='Line1'", "Line=1, Position=7")]
    [InlineData("foo", "SQL Parser Error, Line=1, Position=0")]
    [InlineData("SELECT *\nFROM DIGITALTWINS\nWHERE temp >> 3", "SQL Parser Error, Line=3, Position=12")]
    [InlineData("SELECT P, r FROM DIGITALTWINS MATCH (P)-[r*2]->(X) WHERE P.$dtId = 'Plant1'", "more than one hop")]
    public async Task Post_QueryAgainstTheRules_PointsAtTheFault(string query, string fragment) => (await QueryAsync(query)).Refused(400, "SqlQueryError", fragment);

    [Fact]
    public async Task Post_AHundredItems_AreTaken()
    {
        AdtReply reply = await QueryAsync($"SELECT * FROM DIGITALTWINS WHERE $dtId IN ['Cell1', {string.Join(", ", Enumerable.Range(0, 99).Select(i => $"'n{i}'"))}]");

        Assert.Equal(["Cell1"], reply.Each("$dtId"));
    }

    private Task<AdtReply> QueryAsync(string query) => _host.PostAsync("/query", JsonSerializer.Serialize(new { query }));

    /// <summary>A row that is a twin or relationship as its id, any other as its members.</summary>
    private static string Row(JsonElement row) => Id(row) ?? string.Join(' ', row.EnumerateObject().Select(member => $"{member.Name}={Id(member.Value) ?? member.Value.ToString()}"));

    private static string? Id(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : json.TryGetProperty("$dtId", out JsonElement twin) ? twin.GetString()
        : json.TryGetProperty("$relationshipId", out JsonElement relationship) ? relationship.GetString()
        : null;
}
