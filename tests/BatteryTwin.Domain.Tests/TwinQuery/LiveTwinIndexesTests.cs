using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

public sealed class LiveTwinIndexesTests
{
    private static readonly MemberPath s_x = new("x");

    [Fact]
    public void Including_SmallGraph_IndexesNothing() =>
        Assert.Empty(new LiveTwinIndexes(Graph(10), minTwins: 11).Including([s_x]).IndexedPaths);

    [Fact]
    public void Including_MoreThanFit_DropsTheLeastRecentlyUsed()
    {
        LiveTwinIndexes live = new(Graph(10), maxProperties: 2, minTwins: 0);
        live.Including([s_x]);
        live.Including([new("y")]);
        live.Including([s_x]);
        live.Including([new("z")]);

        Assert.Equal(["x", "z"], live.Current.IndexedPaths.Select(path => path.Text).Order(StringComparer.Ordinal));
        Assert.Equal(1, live.Dropped);
    }

    [Fact]
    public void Current_TakenBeforeAChange_KeepsItsState()
    {
        TwinGraphSnapshot graph = Graph(10);
        LiveTwinIndexes live = new(graph, minTwins: 0);
        TwinIndexes before = live.Including([s_x]);

        Write(live, graph, "t3", 77);

        Assert.Equal(1, before.TwinsWhere(s_x, ValueRange.Exactly(QueryValue.Number(new(3))))!.Count);
        Assert.Equal(0, live.Current.TwinsWhere(s_x, ValueRange.Exactly(QueryValue.Number(new(3))))!.Count);
        Assert.Equal(["t3"], live.Current.TwinsWhere(s_x, ValueRange.Exactly(QueryValue.Number(new(77))))!.TwinIds);
    }

    [Fact]
    public async Task Including_WhileWritersRun_IndexHasEveryChange()
    {
        TwinGraphSnapshot graph = Graph(2_000);
        LiveTwinIndexes live = new(graph, maxProperties: 1, minTwins: 0);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<TwinGraphSnapshot> writer = Task.Run(() =>
        {
            TwinGraphSnapshot state = graph;
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                state = Write(live, state, $"t{i % 2_000}", 10_000 + i);
            }

            return state;
        }, CancellationToken.None);
        QueryEngine engine = new();
        PreparedQuery query = engine.Prepare("SELECT * FROM DIGITALTWINS WHERE x >= 1000");

        for (int i = 0; i < 40; i++)
        {
            // Alternating properties drop each other, so that each round builds an index anew beside the writer.
            live.Including([new(i % 2 == 0 ? "x" : "y")]);
            TwinIndexes indexes = live.Including([s_x]);
            Assert.Equal(Ids(engine, query, new SnapshotScan(indexes.Snapshot)), Ids(engine, query, indexes));
        }

        await stop.CancelAsync();
        Assert.Same(await writer, live.Current.Snapshot);
    }

    private static string[] Ids(QueryEngine engine, PreparedQuery query, IQueryIndexes indexes) => [.. engine.Rows(query, indexes).Select(row => row.Twins.Single().Id)];

    private static TwinGraphSnapshot Graph(int twins)
    {
        GraphBuilder graph = new GraphBuilder().Model("dtmi:x:A;1");
        for (int i = 0; i < twins; i++)
        {
            graph.Twin($"t{i}", "dtmi:x:A;1", $$"""{"x":{{i}}}""");
        }

        return graph.Build();
    }

    private static TwinGraphSnapshot Write(LiveTwinIndexes live, TwinGraphSnapshot graph, string id, int value)
    {
        Twin before = graph.Twins[id];
        Twin after = GraphBuilder.NewTwin(id, before.ModelId, $$"""{"x":{{value}}}""");
        TwinGraphSnapshot next = new(graph.Models, graph.Twins.SetItem(id, after), graph.Relationships);
        live.Apply(next, [new TwinChange(id, before, after, ChangeOrigin.Import, GraphBuilder.Time)]);
        return next;
    }
}
