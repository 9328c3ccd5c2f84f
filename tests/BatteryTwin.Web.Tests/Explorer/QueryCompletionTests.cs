using BatteryTwin.Web.State.Explorer;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Explorer;

public sealed class QueryCompletionTests
{
    private readonly QueryCompletion _completion;

    public QueryCompletionTests()
    {
        PlantGraph graph = new(new ManualTime(SmallPlant.Start));
        graph.Model("dtmi:t:Bearing;1", "Bearing", PlantGraph.Content("Property", "wear"), PlantGraph.Content("Telemetry", "noise"));
        graph.Model(
            "dtmi:t:Mill;1",
            "Mill",
            PlantGraph.Content("Property", "Speed"),
            PlantGraph.Content("Property", "Order"),
            """{"@type": "Property", "name": "Place", "schema": {"@type": "Object", "fields": [{"name": "hall", "schema": "string"}]}}""",
            """{"@type": "Component", "name": "Bearings", "schema": "dtmi:t:Bearing;1"}""",
            """{"@type": "Relationship", "name": "feeds", "properties": [{"@type": "Property", "name": "share", "schema": "double"}]}""");
        graph.Twin("Mill-1", "dtmi:t:Mill;1").Twin("Mill-2", "dtmi:t:Mill;1").Twin("O'Neil", "dtmi:t:Mill;1");
        _completion = new(graph);
    }

    [Theory]
    [InlineData("|", "SELECT")]
    [InlineData("sel|", "SELECT")]
    [InlineData("SELECT * FROM |", "DIGITALTWINS")]
    [InlineData("SELECT * FROM rel|", "RELATIONSHIPS")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE Sp|", "Speed")]
    [InlineData("SELECT T FROM DIGITALTWINS T WHERE T.|", "$dtId")]
    [InlineData("SELECT T FROM DIGITALTWINS T WHERE T.Bearings.|", "wear")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE Bearings.w|", "wear")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE Place.|", "hall")]
    [InlineData("SELECT T FROM DIGITALTWINS T WHERE T.$metadata.|", "$lastUpdateTime")]
    [InlineData("SELECT | FROM DIGITALTWINS Mine", "Mine")]
    [InlineData("SELECT b FROM DIGITALTWINS a JOIN b RELATED |", "a")]
    [InlineData("SELECT b FROM DIGITALTWINS a JOIN b RELATED a.|", "feeds")]
    [InlineData("SELECT r FROM DIGITALTWINS a JOIN b RELATED a.feeds r WHERE r.sh|", "share")]
    [InlineData("SELECT b FROM DIGITALTWINS MATCH (a)-[:|]->(b)", "feeds")]
    [InlineData("SELECT b FROM DIGITALTWINS MATCH (a)-[r:x|", "")]
    [InlineData("SELECT * FROM RELATIONSHIPS WHERE $so|", "$sourceId")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE IS_OF_MODEL('mil|", "dtmi:t:Mill;1")]
    [InlineData("SELECT T FROM DIGITALTWINS T WHERE IS_OF_MODEL(T, '|')", "dtmi:t:Bearing;1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $dtId = 'mill|'", "Mill-1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $dtId IN ['Mill-1', '2|'", "Mill-2")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE $metadata.$model = '|'", "dtmi:t:Bearing;1")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE Speed = '|'", "")]
    [InlineData("SELECT * FROM DIGITALTWINS WHERE Speed > 3 |", "AND")]
    [InlineData("SELECT b FROM DIGITALTWINS a JOIN |", "")]
    public void At_PlaceOfTheCaret_OffersWhatCanStandThere(string marked, string first)
    {
        int caret = marked.LastIndexOf('|');
        string text = marked.Remove(caret, 1);

        IReadOnlyList<CompletionItem> items = _completion.At(text, caret).Items;

        Assert.Equal(first, items.Count == 0 ? string.Empty : items[0].Label);
    }

    [Fact]
    public void At_MiddleOfAWord_ReplacesAllOfIt()
    {
        CompletionList list = _completion.At("SELECT * FROM digital WHERE x = 1", 17);

        Assert.Equal((14, 21), (list.Start, list.End));
        Assert.Equal("DIGITALTWINS ", list.Items[0].Insert);
    }

    [Fact]
    public void At_InsideAText_ReplacesItsContentAndEscapesQuotes()
    {
        const string Text = "SELECT * FROM DIGITALTWINS WHERE $dtId = 'O'";

        CompletionList list = _completion.At(Text, Text.Length - 1);

        Assert.Equal((Text.Length - 2, Text.Length - 1), (list.Start, list.End));
        Assert.Equal("O\\'Neil", list.Items[0].Insert);
    }

    [Fact]
    public void At_PropertyNamedLikeAKeyword_IsWrittenInBrackets() =>
        Assert.Equal("[[Order]]", _completion.At("SELECT * FROM DIGITALTWINS WHERE Ord", 36).Items[0].Insert);

    [Fact]
    public void At_Joins_OffersAliasesAndNoBareProperties()
    {
        const string Text = "SELECT b FROM DIGITALTWINS a JOIN b RELATED a.feeds WHERE ";

        IReadOnlyList<CompletionItem> items = _completion.At(Text, Text.Length).Items;

        Assert.Equal(["a", "b"], items.Where(item => item.Kind == CompletionKind.Alias).Select(item => item.Label));
        Assert.DoesNotContain(items, item => item.Kind == CompletionKind.Property);
    }

    [Fact]
    public void At_TelemetryIsNoState_IsNotOffered() => Assert.Empty(_completion.At("SELECT * FROM DIGITALTWINS WHERE noise", 38).Items);

    [Theory]
    [InlineData("SELECT 'never closed\nFROM \"x", -1)]
    [InlineData("]]>[[(:|.'\\", 11)]
    [InlineData("", 5)]
    public void At_Nonsense_IsNoError(string text, int caret) => Assert.NotNull(_completion.At(text, caret).Items);
}
