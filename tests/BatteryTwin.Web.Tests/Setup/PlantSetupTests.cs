using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Setup;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Tests.Setup;

public sealed class PlantSetupTests
{
    private readonly InMemoryTwinGraph _graph = new(TwinGraphSnapshot.Empty, GraphLimits.Default, new ManualTime(SmallPlant.Start));

    private PlantSetup Setup => new(_graph, new ProductModels(), Options.Create(new TopologyOptions()), new ManualTime(SmallPlant.Start));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Template_PreviewedThenCreated_IsThereAlreadyTheNextTime()
    {
        SetupPlan plan = SetupPlan.Parse("Graz~Europe/Vienna~12345678.18")!;

        SetupPreview preview = Setup.Preview(plan.Templates);

        Assert.True(preview.CanCreate);
        Assert.Empty(_graph.Current.Twins);
        Assert.Equal(13, preview.Counts.Twins);
        Assert.All(preview.Items, item => Assert.Equal(SetupEffect.New, item.Effect));
        Assert.Equal(["Graz cell plant"], preview.Map!.Children(null, onlyExceptions: false).Select(root => root.Title));
        Assert.Equal(10, preview.Map.Scope(null, onlyExceptions: false).Leaves.Count);
        Assert.Equal("slurryViscosity", preview.Map.FirstSignal("MixingStep-Line1-Graz"));

        Assert.Null(await Setup.CreateAsync(preview.Document, "Ana", Cancel));

        Assert.NotNull(_graph.Current.Find("EndOfLineTestStep-Line2-Graz"));
        SetupPreview again = Setup.Preview(plan.Templates);
        Assert.False(again.CanCreate);
        Assert.Empty(again.Problems);
    }

    [Fact]
    public async Task SecondPlant_BesideTheFirst_BringsOnlyWhatIsMissing()
    {
        await Setup.CreateAsync(Setup.Preview(SetupPlan.Parse("Graz~~18")!.Templates).Document, "Ana", Cancel);

        SetupPreview preview = Setup.Preview(SetupPlan.Parse("Linz~~1")!.Templates);

        Assert.Equal(["Linz cell plant"], preview.Map!.Children(null, onlyExceptions: false).Select(root => root.Title));
        Assert.All(preview.Items.Where(item => item.Kind == "Model"), item => Assert.Equal(SetupEffect.AlreadyThere, item.Effect));
        Assert.Equal(3 + 2, preview.Of(SetupEffect.New));
    }

    [Fact]
    public void Template_Wrong_NamesEveryProblem() =>
        Assert.Equal(3, Setup.Preview(SetupPlan.Parse("Graz~~1; ~Mars~0")!.Templates).Problems.Count);

    [Fact]
    public void Document_ManyFaults_AllAreListedWithTheirPlaces()
    {
        const string Document = """
            {"digitalTwinsFileInfo": {"fileVersion": "1.0.0"},
             "digitalTwinsModels": [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:s:Tank;1", "@type": "Interface", "contents": [{"@type": "Property", "name": "level", "schema": "double"}, {"@type": "Relationship", "name": "next"}]}],
             "digitalTwinsGraph": {
               "digitalTwins": [
                 {"$dtId": "T1", "level": "high", "colour": 1, "$metadata": {"$model": "dtmi:s:Tank;1"}},
                 {"$dtId": "T2", "$metadata": {"$model": "dtmi:s:Tank;1"}},
                 {"$dtId": "T3", "$metadata": {"$model": "dtmi:s:None;1"}}],
               "relationships": [
                 {"$relationshipId": "a", "$sourceId": "T2", "$targetId": "T1", "$relationshipName": "next"},
                 {"$relationshipId": "b", "$sourceId": "T2", "$targetId": "T9", "$relationshipName": "next"}]}}
            """;

        SetupPreview preview = Setup.Preview(JsonElement.Parse(Document));

        Assert.Equal(["twin T1", "twin T1", "twin T3", "relationship b of T2"], preview.Problems.Select(problem => problem.Place));
        Assert.False(preview.CanCreate);
    }

    [Fact]
    public void Document_InvalidModel_SaysTheLine()
    {
        SetupPreview preview = Setup.Preview(JsonElement.Parse("""{"digitalTwinsFileInfo": {"fileVersion": "1.0.0"}, "digitalTwinsModels": [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:s:Tank;1", "@type": "Interface", "contents": [{"@type": "Property", "name": "level"}]}]}"""));

        Assert.Contains("line 1", Assert.Single(preview.Problems).Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_ModelsBesideAGraph_BecomeOneDocument()
    {
        (JsonElement? document, IReadOnlyList<SetupProblem> problems) = await ReadAsync("{\"digitalTwinsGraph\":{},\"digitalTwinsModels\":[{\"@id\":\"a\"}]}", "{\"@id\":\"b\"}", "[{\"@id\":\"c\"}]");

        Assert.Empty(problems);
        Assert.Equal(["a", "b", "c"], document!.Value.GetProperty("digitalTwinsModels").EnumerateArray().Select(model => model.GetProperty("@id").GetString()));
    }

    [Fact]
    public async Task Files_Unreadable_EachIsNamed()
    {
        (JsonElement? document, IReadOnlyList<SetupProblem> problems) = await ReadAsync("{\n oops", "{\"a\":1}", "null", "{\"digitalTwinsModels\":{}}");

        Assert.Null(document);
        Assert.Equal(["file1.json, line 2, character 2", "file2.json", "file3.json", "file4.json"], problems.Select(problem => problem.Place));
    }

    [Theory]
    [InlineData("Graz~Europe%2FVienna~12345678.18")]
    [InlineData("Graz~~1;S%C3%A3o%20Paulo~UTC~0.2")]
    public void Plan_InTheAddress_ComesBackAsItWas(string text) => Assert.Equal(text, SetupPlan.Parse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("nonsense")]
    public void Plan_Nonsense_IsNone(string? text) => Assert.Null(SetupPlan.Parse(text));

    private static Task<(JsonElement? Document, IReadOnlyList<SetupProblem> Problems)> ReadAsync(params string[] texts) =>
        UploadedGraph.ReadAsync([.. texts.Select((text, index) => new UploadedFile($"file{index + 1}.json", new MemoryStream(Encoding.UTF8.GetBytes(text))))], Cancel);
}
