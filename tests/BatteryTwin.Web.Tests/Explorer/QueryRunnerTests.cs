using System.Text;
using BatteryTwin.Web.State.Explorer;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Explorer;

public sealed class QueryRunnerTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Run_WholeTwins_IdAndModelLeadAndLink()
    {
        QueryAnswer answer = await AnswerAsync("SELECT * FROM digitaltwins WHERE $dtId = 'Mix-A'");

        Assert.Equal(["$dtId", "$model"], answer.Table.Columns.Take(2).Select(column => column.Key));
        Assert.Equal("/assets/Mix-A", answer.Table.Rows[0][0]!.Path);
        Assert.Equal("/models-browser?model=dtmi%3At%3AMix%3B1", answer.Table.Rows[0][1]!.Path);
        Assert.Contains(answer.Table.Columns, column => column is { Key: "NominalRate", IsNumeric: true });
        Assert.DoesNotContain(answer.Table.Columns, column => column.Key.Contains("$metadata", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Join_AliasIsTheFirstColumnAndTheGraphHasTheNeighbours()
    {
        QueryAnswer answer = await AnswerAsync("SELECT target FROM DIGITALTWINS source JOIN target RELATED source.rel_runs_steps WHERE source.$dtId = 'Line1-A'");

        Assert.Equal("target", answer.Table.Columns[0].Key);
        Assert.Equal(["/assets/Coat-A", "/assets/Mix-A", "/assets/Test-A"], answer.Table.Rows.Select(row => row[0]!.Path).Order());
        Assert.Equal(4, answer.Graph.TwinCount);
        Assert.Equal(["rel_feeds", "rel_runs_steps"], answer.Graph.Names.Order());
    }

    [Fact]
    public async Task Run_Projection_KeepsTheOrderOfTheQuery()
    {
        QueryAnswer answer = await AnswerAsync("SELECT T.HealthPrediction, T.NominalRate, T.Name FROM DIGITALTWINS T");

        Assert.Equal(["HealthPrediction", "NominalRate", "Name"], answer.Table.Columns.Select(column => column.Key));
    }

    [Fact]
    public async Task Run_Relationships_EndsAreLinks()
    {
        QueryAnswer answer = await AnswerAsync("SELECT * FROM RELATIONSHIPS WHERE $relationshipName = 'rel_feeds'");

        Assert.Equal(["/assets/Mix-A", "/assets/Coat-A"], answer.Table.Rows.Select(row => row[answer.Table.Columns.ToList().FindIndex(column => column.Key == "$sourceId")]!.Path).OrderDescending());
        Assert.Equal(3, answer.Graph.Nodes.Count);
    }

    [Fact]
    public async Task Run_ManyTwins_PagesFitTogetherAndTheGraphIsCut()
    {
        SmallPlant large = new(empty: true);
        large.Graph.Many(230, "rel_has_lines");
        QueryRunner runner = Runner(large);
        QueryAnswer first = (await runner.RunAsync("SELECT * FROM digitaltwins", null, null, TestContext.Current.CancellationToken)).Answer!;
        QueryAnswer second = (await runner.RunAsync("SELECT * FROM digitaltwins", null, first.Continuation, TestContext.Current.CancellationToken)).Answer!;
        QueryAnswer third = (await runner.RunAsync("SELECT * FROM digitaltwins", null, second.Continuation, TestContext.Current.CancellationToken)).Answer!;

        Assert.Equal([100, 100, 31], new[] { first, second, third }.Select(page => page.Rows.Count));
        Assert.Null(third.Continuation);
        QueryAnswer pairs = (await runner.RunAsync("SELECT a, b FROM DIGITALTWINS a JOIN b RELATED a.rel_has_lines WHERE a.$dtId = 'Line'", null, null, TestContext.Current.CancellationToken)).Answer!;
        Assert.Equal(101, pairs.Graph.TwinCount);
    }

    [Fact]
    public async Task Run_SyntaxError_SaysWhereInItsText()
    {
        QueryFault fault = (await Runner(_plant).RunAsync("SELECT *\nFROM nowhere", null, null, TestContext.Current.CancellationToken)).Fault!;

        Assert.Equal((2, 5), (fault.Line, fault.Column));
        Assert.DoesNotContain("SQL Parser Error", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AsOf_AnswersFromThePast()
    {
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        DateTimeOffset before = _plant.Time.GetUtcNow();
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        _plant.Graph.Twin("New-A", "dtmi:t:Mix;1");

        QueryAnswer then = (await Runner(_plant).RunAsync("SELECT COUNT() FROM digitaltwins", before, null, TestContext.Current.CancellationToken)).Answer!;
        QueryAnswer now = await AnswerAsync("SELECT COUNT() FROM digitaltwins");

        Assert.Equal(("5", "6"), (then.Table.Rows[0][0]!.Text, now.Table.Rows[0][0]!.Text));
        Assert.Equal(before, then.AsOf);
    }

    [Fact]
    public async Task Run_BeforeAllHistory_IsAFaultInWords()
    {
        QueryOutcome outcome = await Runner(_plant).RunAsync("SELECT * FROM digitaltwins", SmallPlant.Start.AddYears(-1), null, TestContext.Current.CancellationToken);

        Assert.Null(outcome.Answer);
        Assert.NotEmpty(outcome.Fault!.Message);
    }

    [Fact]
    public async Task Run_Cancelled_Stops()
    {
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(_plant).RunAsync("SELECT * FROM digitaltwins", null, null, cancel.Token));
    }

    [Fact]
    public async Task Csv_EveryPage_FormulasAreDefused()
    {
        _plant.Graph.Twin("Evil", "dtmi:t:Mix;1", ("Name", "=1+1,\"x\""), ("NominalRate", -3.5));
        using MemoryStream target = new();

        QueryFault? fault = await new QueryCsv(new(_plant.Graph, _plant.History)).WriteAsync("SELECT T.Name, T.NominalRate FROM DIGITALTWINS T WHERE T.$dtId = 'Evil'", null, target, TestContext.Current.CancellationToken);

        Assert.Null(fault);
        Assert.Equal("Name,NominalRate\r\n\"'=1+1,\"\"x\"\"\",-3.5\r\n", Encoding.UTF8.GetString(target.ToArray()));
    }

    private async Task<QueryAnswer> AnswerAsync(string text)
    {
        QueryOutcome outcome = await Runner(_plant).RunAsync(text, null, null, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Fault);
        return outcome.Answer!;
    }

    private static QueryRunner Runner(SmallPlant plant) => new(new(plant.Graph, plant.History), plant.Time);
}
