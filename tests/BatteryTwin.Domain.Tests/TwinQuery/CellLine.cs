using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

/// <summary>A plant with two lines and two cells; every query is answered without indexes and with all of them, which must agree.</summary>
internal static class CellLine
{
    public static TwinGraphSnapshot Graph { get; } = new GraphBuilder()
        .Model("dtmi:x:Plant;1").Model("dtmi:x:Line;1").Model("dtmi:x:Cell;1").Model("dtmi:x:PouchCell;1", "dtmi:x:Cell;1")
        .Twin("Plant1", "dtmi:x:Plant;1", """{"name":"D'Souza","floor_number":[1,2,3],"Group":"A"}""")
        .Twin("Line1", "dtmi:x:Line;1", """{"address":{"city":"Dallas"},"note":null}""")
        .Twin("Line2", "dtmi:x:Line;1")
        .Twin("Cell1", "dtmi:x:Cell;1", """{"temp":21.5,"owner":"John","tags":{"red":true,"a b":1},"cooler:":{"flow":3}}""")
        .Twin("Cell2", "dtmi:x:PouchCell;1", """{"temp":80}""")
        .Edge("Plant1", "contains", "Line1").Edge("Plant1", "contains", "Line2")
        .Edge("Line1", "contains", "Cell1").Edge("Line1", "contains", "Cell2")
        .Edge("Cell1", "feeds", "Cell2", properties: """{"managedBy":"Jeff"}""")
        .Build();

    /// <summary>The rows as JSON text.</summary>
    public static string[] Rows(string query, QueryLimits? limits = null)
    {
        QueryEngine engine = new(limits ?? QueryLimits.Default);
        PreparedQuery prepared = engine.Prepare(query);
        TwinIndexes indexes = prepared.IndexablePaths.Aggregate(TwinIndexes.Build(Graph), (built, path) => built.WithProperty(path));
        string[] scanned = [.. engine.Rows(prepared, new SnapshotScan(Graph), TestContext.Current.CancellationToken).Select(row => row.ToJsonText())];
        string[] looked = [.. engine.Rows(prepared, indexes, TestContext.Current.CancellationToken).Select(row => row.ToJsonText())];
        Assert.Equal(scanned, looked);
        return scanned;
    }

    /// <summary>The ids that the rows' twin under a key have, or the rows' own.</summary>
    public static string[] Ids(string query, string? key = null) =>
    [
        .. Rows(query).Select(row => System.Text.Json.JsonElement.Parse(row))
            .Select(row => (key is null ? row : row.GetProperty(key)).GetProperty("$dtId").GetString()!),
    ];

    public static QueryException Refusal(string query) => Assert.Throws<QueryException>(() => new QueryEngine().Prepare(query));
}
