using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Tests.Shared;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Dtdl;

/// <summary>The models and the demo graph that come with the program, as the files stand in <c>dtdl/</c>.</summary>
public sealed class PlantModelsTests
{
    private static readonly string[] s_steps =
        ["MixingStep", "CoatingStep", "CalenderingStep", "SlittingStep", "StackingStep", "FillingStep", "FormationStep", "EndOfLineTestStep"];

    /// <summary>Absent while nothing is predicted.</summary>
    private static readonly string[] s_forecast = ["RemainingUsefulLifeHours", "RemainingUsefulLifeLowerHours", "RemainingUsefulLifeUpperHours"];

    private static readonly string s_folder = Path.Combine(SharedData.RepositoryRoot, "dtdl");
    private static readonly ModelCatalog s_models = ModelCatalog.Empty.With([.. ModelFiles().Select(file => JsonElement.Parse(File.ReadAllText(file)))], DateTimeOffset.UnixEpoch);

    [Fact]
    public void Models_EachFile_HoldsOneInterfaceOfItsName()
    {
        foreach (string file in ModelFiles())
        {
            Assert.Equal($"dtmi:batterytwin:{Path.GetFileNameWithoutExtension(file)};1", ModelCatalog.IdOf(JsonElement.Parse(File.ReadAllText(file))));
        }
    }

    [Fact]
    public void Models_EachContent_HasNameAndDescriptionForPeople() =>
        Assert.All(s_models.All.Select(model => model.Interface), model =>
        {
            Assert.False(string.IsNullOrEmpty(model.DisplayName?.Default), model.ModelId);
            Assert.All(model.OwnContents, content => Assert.False(string.IsNullOrEmpty(content.DisplayName?.Default) || string.IsNullOrEmpty(content.Description?.Default), $"{model.ModelId} {content.Name}"));
        });

    [Fact]
    public void Models_EachComment_IsUnderstood() =>
        Assert.All(Contents().Where(content => content.Comment is not null), content => Assert.NotEqual(SignalNotes.None, SignalNotes.Of(content)));

    [Fact]
    public void Models_EachTarget_LiesInItsNormalBand() =>
        Assert.All(Contents().Select(SignalNotes.Of).Where(notes => notes.Target is not null && notes.Normal is not null), notes => Assert.True(notes.Normal!.Contains(notes.Target!.Value), notes.ToString()));

    [Theory]
    [InlineData("MixingStep", "BallBearings.vibrationRms", "gForce")]
    [InlineData("CoatingStep", "DryerFanSpeed", "revolutionPerMinute")]
    [InlineData("CoatingStep", "DryerTemperature", "degreeCelsius")]
    [InlineData("FormationStep", "RemainingUsefulLifeHours", "hour")]
    public void Models_SignalOfTheStory_HasItsUnit(string step, string path, string unit) =>
        Assert.Equal(unit, Assert.IsType<DtdlValue>(s_models.Resolve($"dtmi:batterytwin:{step};1", path), exactMatch: false).Quantity?.Unit);

    [Fact]
    public void Graph_Import_IsAccepted()
    {
        TwinGraphSnapshot graph = Import();

        Assert.Equal(3, graph.Twins.Values.Count(twin => twin.ModelId == "dtmi:batterytwin:Plant;1"));
        Assert.Equal(6, graph.Twins.Values.Count(twin => twin.ModelId == "dtmi:batterytwin:ProductionLine;1"));
        Assert.Equal(48, graph.Twins.Values.Count(twin => s_models.IsA(twin.ModelId, "dtmi:batterytwin:ProductionStep;1")));
    }

    [Fact]
    public void Graph_Topology_RunsEightStepsInOrderOnEachLine()
    {
        Topology topology = Topology.Build(Import(), ["rel_has_lines", "rel_runs_steps"], ["rel_feeds"]);

        Assert.Equal(["Plant-Dallas", "Plant-Munich", "Plant-Shanghai"], topology.Roots);
        Assert.Equal(["ProductionLine1-Dallas", "ProductionLine2-Dallas", "ProductionLine3-Dallas"], topology.Find("Plant-Dallas")!.Children);
        Assert.Single(topology.Find("Plant-Munich")!.Children);
        Assert.Equal(s_steps.Select(step => $"{step}-Line2-Dallas"), topology.Find("ProductionLine2-Dallas")!.Children);
        Assert.Equal(7, topology.Upstream("EndOfLineTestStep-Line1-Shanghai").Count);
    }

    [Fact]
    public void Graph_EachTwin_HasEveryComponentAndPropertyOfItsModel()
    {
        foreach (Twin twin in Import().Twins.Values)
        {
            foreach (DtdlComponent content in s_models.Contents(twin.ModelId).OfType<DtdlComponent>())
            {
                Assert.Equal(Properties(content.Schema).Except(s_forecast), twin.Components[content.Name].Properties.Keys);
            }

            Assert.Equal(Properties(twin.ModelId).Where(name => name != "RemainingUsefulLifeHours"), twin.Properties.Keys);
        }
    }

    [Fact]
    public void Models_EachComponentThatWears_TakesAForecastWithItsInterval() =>
        Assert.All(PlantComponents.All, kind => Assert.Equal(s_forecast, Properties($"dtmi:batterytwin:{kind.Type};1").Intersect(s_forecast)));

    [Fact]
    public void Graph_AtFirst_PredictsNoFault()
    {
        foreach (Twin twin in Import().Twins.Values)
        {
            Assert.DoesNotContain(HealthPrediction.FaultPredicted, twin.Text(HealthPrediction.PropertyName) ?? HealthPrediction.Ok, StringComparison.Ordinal);
            Assert.NotEqual(JsonValueKind.True, twin.Property("BallBearings.faultPredicted")?.Value.ValueKind ?? JsonValueKind.False);
        }
    }

    private static IEnumerable<string> ModelFiles() => Directory.EnumerateFiles(Path.Combine(s_folder, "models"), "*.json");

    private static IEnumerable<DtdlContent> Contents() => s_models.All.SelectMany(model => model.Interface.OwnContents);

    private static IEnumerable<string> Properties(string modelId) =>
        s_models.Contents(modelId).OfType<DtdlProperty>().Select(content => content.Name).Order(StringComparer.Ordinal);

    private static TwinGraphSnapshot Import()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "demo-plant.graph.json")));
        GraphDocument graph = GraphDocument.Read(document.RootElement.Clone()) with { Models = [.. s_models.All.Select(model => model.Source)] };
        return GraphImport.Of(TwinGraphSnapshot.Empty, graph, GraphLimits.Default, ChangeStamp.Of(DateTimeOffset.UnixEpoch, ChangeOrigin.Import)).Next;
    }
}
