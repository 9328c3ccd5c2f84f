using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.TwinQuery;

/// <summary>Whatever way the planner takes, the answer is the one of reading everything.</summary>
public sealed class PlannerPropertyTests
{
    private static readonly QueryEngine s_lenient = new(new QueryLimits { RequireTwinFilter = false });

    [Fact]
    public void Rows_GeneratedTwinQueries_IndexesAnswerAsTheScan() => ForSeeds(2_000, seed =>
    {
        RandomQueries random = new(seed);
        TwinGraphSnapshot graph = random.Graph().Build();
        PreparedQuery query = s_lenient.Prepare(random.TwinQuery());

        string expected = Text(s_lenient.Rows(query, new SnapshotScan(graph)));
        return expected == Text(s_lenient.Rows(query, Indexed(query, graph)))
            && expected == Text(Pages(query.Syntax.Text, graph, 1 + random.Next(3)))
            && AgreesWithCount(query, graph);
    });

    [Fact]
    public void Rows_GeneratedRelationshipQueries_IndexesAnswerAsTheScan() => ForSeeds(1_000, seed =>
    {
        RandomQueries random = new(seed);
        TwinGraphSnapshot graph = random.Graph().Build();
        PreparedQuery query = s_lenient.Prepare(random.RelationshipQuery());

        string expected = Text(s_lenient.Rows(query, new SnapshotScan(graph)));
        return expected == Text(s_lenient.Rows(query, TwinIndexes.Build(graph)))
            && expected == Text(Pages(query.Syntax.Text, graph, 1 + random.Next(3)))
            && AgreesWithCount(query, graph);
    });

    [Fact]
    public void Rows_GeneratedPatterns_EveryPathOnce() => ForSeeds(1_000, seed =>
    {
        RandomQueries random = new(seed);
        TwinGraphSnapshot graph = random.Graph().Build();
        (string pattern, List<RandomQueries.PatternEdge> edges) = random.Pattern();
        string columns = string.Join(", ", Enumerable.Range(0, edges.Count + 1).Select(i => $"n{i}.$dtId AS n{i}"));

        PreparedQuery query = s_lenient.Prepare($"SELECT {columns} FROM DIGITALTWINS MATCH {pattern}");
        IEnumerable<string> rows = s_lenient.Rows(query, TwinIndexes.Build(graph)).Select(Ids);

        return rows.Order(StringComparer.Ordinal).SequenceEqual(BruteForce(graph, edges).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Rows_PatternWithFixedTwins_TheRowsOfTheWholePatternThatHaveThem() => ForSeeds(2_000, seed =>
    {
        RandomQueries random = new(seed);
        TwinGraphSnapshot graph = random.Graph().Build();
        (string pattern, List<RandomQueries.PatternEdge> edges) = random.Pattern();
        string columns = string.Join(", ", Enumerable.Range(0, edges.Count + 1).Select(i => $"n{i}.$dtId AS n{i}"));
        (int Node, string Id)[] anchors = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => (random.Next(edges.Count + 1), $"t{random.Next(9)}"))];
        string where = string.Join(" AND ", anchors.Select(anchor => $"n{anchor.Node}.$dtId = '{anchor.Id}'"));
        string all = $"SELECT {columns} FROM DIGITALTWINS MATCH {pattern}";
        TwinIndexes indexes = TwinIndexes.Build(graph);

        string expected = string.Join('\n', s_lenient.Rows(s_lenient.Prepare(all), indexes).Select(Ids)
            .Where(row => anchors.All(anchor => row.Split(' ')[anchor.Node] == anchor.Id)));
        return expected == string.Join('\n', s_lenient.Rows(s_lenient.Prepare($"{all} WHERE {where}"), indexes).Select(Ids))
            && expected == string.Join('\n', Pages($"{all} WHERE {where}", graph, 1 + random.Next(3)).Select(Ids));
    });

    [Fact]
    public void With_GeneratedChanges_IndexesAnswerAsBuiltAnew() => ForSeeds(500, seed =>
    {
        RandomQueries random = new(seed);
        TwinGraphSnapshot graph = random.Graph().Build();
        PreparedQuery[] queries = [.. Enumerable.Range(0, 4).Select(i => s_lenient.Prepare(i < 3 ? random.TwinQuery() : random.RelationshipQuery()))];
        TwinIndexes indexes = queries.Aggregate(TwinIndexes.Build(graph), (built, query) => Indexed(query, built));
        for (int i = 0; i < 8; i++)
        {
            (graph, indexes) = Change(random, graph, indexes);
        }

        return queries.All(query => Text(s_lenient.Rows(query, new SnapshotScan(graph))) == Text(s_lenient.Rows(query, indexes)) && AgreesWithCount(query, graph, indexes))
            && indexes.TwinCount == graph.Twins.Count
            && indexes.RelationshipCount == graph.Relationships.All.Count();
    });

    private static void ForSeeds(int tests, Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(3, 5));

    private static string Text(IEnumerable<QueryRow> rows) => string.Join('\n', rows.Select(row => row.ToJsonText()));

    private static string Ids(QueryRow row) => string.Join(' ', JsonElement.Parse(row.ToJsonText()).EnumerateObject().Select(member => member.Value.GetString()));

    private static TwinIndexes Indexed(PreparedQuery query, TwinGraphSnapshot graph) => Indexed(query, TwinIndexes.Build(graph));

    private static TwinIndexes Indexed(PreparedQuery query, TwinIndexes indexes) => query.IndexablePaths.Aggregate(indexes, (built, path) => built.WithProperty(path));

    private static List<QueryRow> Pages(string text, TwinGraphSnapshot graph, int pageSize)
    {
        List<QueryRow> rows = [];
        PreparedQuery query = s_lenient.Prepare(text);
        while (true)
        {
            // Every other page is answered by another plan.
            IQueryIndexes indexes = rows.Count % 2 == 0 ? Indexed(query, graph) : new SnapshotScan(graph);
            QueryPage page = s_lenient.Page(query, indexes, pageSize);
            rows.AddRange(page.Rows);
            if (page.ContinuationToken is null)
            {
                return rows;
            }

            query = s_lenient.Continue(page.ContinuationToken, text);
        }
    }

    private static bool AgreesWithCount(PreparedQuery query, TwinGraphSnapshot graph, TwinIndexes? indexes = null)
    {
        string text = query.Syntax.Text[query.Syntax.Text.IndexOf("FROM", StringComparison.Ordinal)..];
        PreparedQuery count = s_lenient.Prepare($"SELECT COUNT() {text}");
        int expected = s_lenient.Rows(s_lenient.Prepare($"SELECT * {text}"), new SnapshotScan(graph)).Count();
        return s_lenient.Rows(count, indexes ?? Indexed(query, graph)).Single().ToJsonText() == $"{{\"COUNT\":{expected}}}";
    }

    private static (TwinGraphSnapshot, TwinIndexes) Change(RandomQueries random, TwinGraphSnapshot graph, TwinIndexes indexes)
    {
        string id = $"t{random.Next(9)}";
        Twin? before = graph.Find(id);
        Twin? after = random.Next(4) == 0 && !graph.Relationships.From(id).Any() && !graph.Relationships.To(id).Any() ? null : random.Twin(id);
        TwinChange change = new(id, before, after, ChangeOrigin.Import, GraphBuilder.Time);
        TwinGraphSnapshot next = new(graph.Models, after is null ? graph.Twins.Remove(id) : graph.Twins.SetItem(id, after), graph.Relationships);
        List<GraphChange> changes = before is null && after is null ? [] : [change];
        for (int i = random.Next(3); i > 0; i--)
        {
            Relationship edge = random.Edge(9);
            bool add = random.Next(3) > 0 && next.Find(edge.SourceId) is not null && next.Find(edge.TargetId) is not null;
            Relationship? old = next.Relationships.Find(edge.SourceId, edge.Id);
            changes.Add(new RelationshipChange(old, add ? edge : null, ChangeOrigin.Import, GraphBuilder.Time));
            next = new(next.Models, next.Twins, add ? next.Relationships.With(edge) : next.Relationships.Without(edge.SourceId, edge.Id));
        }

        return (next, indexes.With(next, changes));
    }

    /// <summary>All paths that fit a pattern, found by trying every relationship at every place.</summary>
    private static IEnumerable<string> BruteForce(TwinGraphSnapshot graph, List<RandomQueries.PatternEdge> edges)
    {
        Relationship[] all = [.. graph.Relationships.All];
        return graph.Twins.Keys.SelectMany(start => From(start, 0, 0, [], [start]));

        IEnumerable<string> From(string at, int edge, int hops, List<Relationship> passed, List<string> nodes)
        {
            if (edge == edges.Count)
            {
                return [string.Join(' ', nodes)];
            }

            RandomQueries.PatternEdge pattern = edges[edge];
            IEnumerable<string> rows = hops >= pattern.Min ? From(at, edge + 1, 0, passed, [.. nodes, at]) : [];
            if (hops == pattern.Max)
            {
                return rows;
            }

            foreach (Relationship relationship in all.Where(candidate => !passed.Contains(candidate) && (pattern.Name ?? candidate.Name) == candidate.Name))
            {
                HashSet<string> ends = [];
                _ = pattern.Direction != 1 && relationship.SourceId == at && ends.Add(relationship.TargetId);
                _ = pattern.Direction != 0 && relationship.TargetId == at && ends.Add(relationship.SourceId);
                rows = rows.Concat(ends.SelectMany(end => From(end, edge, hops + 1, [.. passed, relationship], nodes)));
            }

            return rows;
        }
    }
}
