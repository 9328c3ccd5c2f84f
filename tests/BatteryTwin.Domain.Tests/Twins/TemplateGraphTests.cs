using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Tests.Shared;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Templates;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class TemplateGraphTests
{
    private static readonly ModelCatalog s_models = ModelCatalog.Empty.With(
        [.. Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "dtdl", "models"), "*.json").Order(StringComparer.Ordinal).Select(file => JsonElement.Parse(File.ReadAllText(file)))],
        DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Of_TwoPlants_ImportsAsTheStoryNamesThem()
    {
        PlantTemplate dallas = new("Dallas", "America/Chicago", [Line(1), Line(2)]);
        PlantTemplate munich = new("Munich", "Europe/Berlin", [Line(1)]);
        InMemoryTwinGraph graph = new(TwinGraphSnapshot.Empty, GraphLimits.Default, TimeProvider.System);

        await graph.ImportAsync(TemplateGraph.Of([dallas, munich], s_models), ChangeOrigin.Import, TestContext.Current.CancellationToken);

        Topology topology = Topology.Build(graph.Current, ["rel_has_lines", "rel_runs_steps"], ["rel_feeds"]);
        Assert.Equal(["Plant-Dallas", "Plant-Munich"], topology.Roots);
        Assert.Equal(["ProductionLine1-Dallas", "ProductionLine2-Dallas"], topology.Find("Plant-Dallas")!.Children);
        Assert.Equal(
            StepTemplate.CellLine.Select(step => $"{step.IdPrefix}-Line2-Dallas"),
            topology.Find("ProductionLine2-Dallas")!.Children);
        Assert.Equal(7, topology.Downstream("MixingStep-Line1-Munich").Count);
        Assert.Equal("Europe/Berlin", graph.Current.Find("Plant-Munich")!.Text("TimeZone"));
        Assert.Equal(2 + 3 + 24, graph.Current.Twins.Count);
    }

    [Fact]
    public async Task Of_SomeSteps_FlowSkipsWhatIsLeftOutAndBringsOnlyTheModelsNeeded()
    {
        StepTemplate[] steps = [StepTemplate.CellLine[0], StepTemplate.CellLine[2]];
        InMemoryTwinGraph graph = new(TwinGraphSnapshot.Empty, GraphLimits.Default, TimeProvider.System);

        await graph.ImportAsync(TemplateGraph.Of([new("Graz", null, [new(1, steps)])], s_models), ChangeOrigin.Import, TestContext.Current.CancellationToken);

        Relationship feeds = Assert.Single(graph.Current.Relationships.All, edge => edge.Name == "rel_feeds");
        Assert.Equal(("MixingStep-Line1-Graz", "CalenderingStep-Line1-Graz"), (feeds.SourceId, feeds.TargetId));
        Assert.NotNull(graph.Current.Models.Find("dtmi:batterytwin:BallBearings;1"));
        Assert.Null(graph.Current.Models.Find("dtmi:batterytwin:CoatingStep;1"));
        Assert.Null(graph.Current.Find("Plant-Graz")!.Text("TimeZone"));
    }

    [Fact]
    public void Of_NonsenseTemplates_NamesEveryProblem()
    {
        TwinGraphException refusal = Assert.Throws<TwinGraphException>(() => TemplateGraph.Of([new("Graz", "Mars/Olympus", []), new("graz", null, [new(1, [])]), new(" ", null, [Line(1)])], s_models));

        Assert.Equal(5, refusal.Details.Count);
        Assert.Contains(refusal.Details, detail => detail.Contains("Mars/Olympus", StringComparison.Ordinal));
        Assert.Contains(refusal.Details, detail => detail.Contains("occurs twice", StringComparison.Ordinal));
        Assert.Contains(refusal.Details, detail => detail.Contains("runs no steps", StringComparison.Ordinal));
    }

    [Fact]
    public void IdPart_OfAnyPlace_HasNoSpaces() => Assert.Equal("São-Paulo-2", new PlantTemplate(" São Paulo 2 ", null, []).IdPart);

    private static LineTemplate Line(int number) => new(number, StepTemplate.CellLine);
}
