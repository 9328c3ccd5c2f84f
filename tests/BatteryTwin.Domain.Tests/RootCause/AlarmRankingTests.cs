using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Alarms;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class AlarmRankingTests
{
    private const string Nodes = "id,label,type\n1,pump_ok,Variable\n2,flow,Variable\n3,A_flow,Alarm\n4,door,Variable\n5,A_door,Alarm\n6,fan_ok,Variable\n";
    private const string Edges = "source_label,target_label\npump_ok,flow\nflow,A_flow\ndoor,A_door\n";

    private static readonly string s_normal = "time_s,node,value,type\n0,pump_ok,True,Binary\n0,flow,High,Text\n0,door,True,Binary\n0,A_flow,False,Alarm\n0,A_door,False,Alarm\n0,fan_ok,True,Binary\n40,door,False,Binary\n80,door,True,Binary\n600,pump_ok,True,Binary\n";

    [Fact]
    public void Rank_CauseBeforeEffects_EvenWhenItWasNoticedLater()
    {
        IReadOnlyList<RankedNode> ranked = Rank("0,pump_ok,true,b\n0,flow,High,t\n0,A_flow,0,a\n0,door,True,b\n99,flow,Low,t\n100,pump_ok,FALSE,b\n102,A_flow,1,a\n120,door,False,b\n", 130);

        Assert.Equal("pump_ok", ranked[0].Node);
        Assert.Equal(["A_flow"], ranked[0].Explains);
        Assert.Equal(["pump_ok"], ranked.Single(node => node.Node == "flow").ExplainedBy);
        Assert.Equal(100, ranked[0].SinceS);
        Assert.Equal(0, ranked.Single(node => node.Node == "fan_ok").Score);
    }

    [Fact]
    public void Rank_TwoFaults_AreBothAheadOfWhatTheyCaused()
    {
        IReadOnlyList<RankedNode> ranked = Rank("0,pump_ok,True,b\n0,flow,High,t\n0,fan_ok,True,b\n50,pump_ok,False,b\n51,flow,Low,t\n52,A_flow,True,a\n60,fan_ok,False,b\n", 70);

        Assert.Equal(["pump_ok", "fan_ok"], ranked.Take(2).Select(node => node.Node));
    }

    [Fact]
    public void Rank_LooksNoFurtherThanTheMoment() =>
        Assert.All(Rank("0,pump_ok,True,b\n0,flow,High,t\n100,pump_ok,False,b\n", 90), node => Assert.Equal(0, node.Score));

    [Fact]
    public void Rank_WithoutNormalRuns_TakesTheBeginningAsNormal()
    {
        AlarmRanking ranking = new(Graph(), []);

        Assert.Equal("pump_ok", ranking.Rank(Events("0,pump_ok,True,b\n0,flow,High,t\n0,A_flow,False,a\n300,pump_ok,False,b\n301,flow,Low,t\n302,A_flow,True,a\n"), 310)[0].Node);
    }

    [Fact]
    public void Rank_Loop_EarlierUnusualNodeIsTheRoot()
    {
        AlarmGraph graph = AlarmGraph.Create([new("a", false), new("b", false), new("alarm", true)], [("a", "b"), ("b", "a"), ("b", "alarm")]);
        NodeEvent[] normal = [new(0, "a", "1"), new(0, "b", "1"), new(0, "alarm", "False"), new(500, "a", "1")];
        NodeEvent[] events = [new(0, "a", "1"), new(0, "b", "1"), new(50, "b", "2"), new(60, "a", "2"), new(61, "alarm", "True")];

        Assert.Equal("b", new AlarmRanking(graph, [normal]).Rank(events, 70)[0].Node);
    }

    [Theory]
    [InlineData("label\nx\n", Edges, "nodes has no column type")]
    [InlineData("", Edges, "nodes is empty")]
    [InlineData(Nodes, "source_label,target_label\npump_ok,valve\n", "'valve', which is none of the nodes")]
    [InlineData("label,type\nx,Alarm\nx,Alarm\n", "source_label,target_label\n", "'x' is given twice")]
    public void ReadGraph_UnusableTables_SayWhatIsWrong(string nodes, string edges, string words) =>
        Assert.Contains(words, Assert.Throws<RootCauseInputException>(() => AlarmCsv.ReadGraph(new StringReader(nodes), new StringReader(edges))).Message, StringComparison.Ordinal);

    [Fact]
    public void UnusableEvents_SayWhatIsWrong()
    {
        Assert.Contains("line 2: time_s 'noon'", Assert.Throws<RootCauseInputException>(() => Events("noon,a,1,b\n")).Message, StringComparison.Ordinal);
        Assert.Contains("more than 1 events", Assert.Throws<RootCauseInputException>(() => AlarmCsv.ReadEvents(new StringReader("time_s,node,value\n0,a,1\n1,a,2\n"), "events", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("no event up to the moment", Assert.Throws<RootCauseInputException>(() => Rank("5,stranger,1,b\n", 9)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<RankedNode> Rank(string events, double at) =>
        new AlarmRanking(Graph(), [AlarmCsv.ReadEvents(new StringReader(s_normal), "normal", 1000)]).Rank(Events(events), at);

    private static AlarmGraph Graph() => AlarmCsv.ReadGraph(new StringReader(Nodes), new StringReader(Edges));

    private static IReadOnlyList<NodeEvent> Events(string rows) => AlarmCsv.ReadEvents(new StringReader("time_s,node,value,type\n" + rows), "events", 1000);
}
