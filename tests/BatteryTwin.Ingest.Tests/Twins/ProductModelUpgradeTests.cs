using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Twins;

/// <summary>Graphs that were loaded before the models could carry forecasts, opened by this program.</summary>
public sealed class ProductModelUpgradeTests : IDisposable
{
    private const string Part = "dtmi:batterytwin:MachineComponent;1";
    private const string Dryer = "dtmi:batterytwin:Dryer;1";
    private const string Life = $"BallBearings.{ForecastRecord.LowerField}";

    private static readonly string s_former = Path.Combine(AppContext.BaseDirectory, "Twins", "PlantBeforeForecasts");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_OnAnOlderGraph_GivesItsModelsThePresentFormAndKeepsTwins()
    {
        await OpenOldAsync(edit: null);
        string twins;
        using (JournaledTwinGraph graph = PlantGraph.Open(_folder))
        {
            twins = Text(graph);
            Assert.Null(graph.Current.Models.Resolve(graph.Current.Find(PlantGraph.Mixer)!.ModelId, Life));

            ProductModelUpgrade upgrade = new(graph, NullLogger<ProductModelUpgrade>.Instance);
            await upgrade.StartingAsync(TestContext.Current.CancellationToken);

            Assert.Equal(Directory.GetFiles(s_former).Length, upgrade.Report.Replaced.Count);
            Assert.Equal((0, null), (upgrade.Report.Kept.Count, upgrade.Report.Problem));
            await graph.WriteAsync(PlantGraph.Mixer, [new(Life, JsonSerializer.SerializeToElement(210.5))], ChangeOrigin.Telemetry, TestContext.Current.CancellationToken);
        }

        using JournaledTwinGraph restarted = PlantGraph.Open(_folder);
        ProductModelUpgrade again = new(restarted, NullLogger<ProductModelUpgrade>.Instance);
        await again.StartingAsync(TestContext.Current.CancellationToken);

        Assert.Empty(again.Report.Replaced);
        Assert.Equal(210.5, restarted.Current.Find(PlantGraph.Mixer)!.Property(Life)!.Value.GetDouble());
        await restarted.WriteAsync(PlantGraph.Mixer, [new(Life, null)], ChangeOrigin.Telemetry, TestContext.Current.CancellationToken);
        Assert.Equal(Ids(twins), Ids(Text(restarted)));
    }

    [Fact]
    public async Task Start_WithAnEditedModel_LeavesItAndUpgradesTheOthers()
    {
        await OpenOldAsync(edit: Part);
        using JournaledTwinGraph graph = PlantGraph.Open(_folder);
        string edited = graph.Current.Models.Find(Part)!.Source.GetRawText();

        ProductModelUpgrade upgrade = new(graph, NullLogger<ProductModelUpgrade>.Instance);
        await upgrade.StartingAsync(TestContext.Current.CancellationToken);

        Assert.Equal([Part], upgrade.Report.Kept);
        Assert.Contains(Dryer, upgrade.Report.Replaced);
        Assert.Equal(edited, graph.Current.Models.Find(Part)!.Source.GetRawText());
    }

    [Fact]
    public async Task Start_WhenAModelOfAPersonWouldBreak_UpgradesWhatCanBe()
    {
        await OpenOldAsync(edit: null);
        using JournaledTwinGraph graph = PlantGraph.Open(_folder);
        await graph.AddModelsAsync([JsonElement.Parse($$"""
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:mine:Pump;1", "@type": "Interface", "extends": "{{Part}}",
             "contents": [{"@type": "Property", "name": "RemainingUsefulLifeHours", "schema": "string"}]}
            """)], ChangeOrigin.Import, TestContext.Current.CancellationToken);

        ProductModelUpgrade upgrade = new(graph, NullLogger<ProductModelUpgrade>.Instance);
        await upgrade.StartingAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Part, upgrade.Report.Replaced);
        Assert.Contains(Dryer, upgrade.Report.Replaced);
        Assert.Contains(Part, upgrade.Report.Problem, StringComparison.Ordinal);
        Assert.NotNull(graph.Current.Models.Find("dtmi:mine:Pump;1"));
    }

    [Fact]
    public async Task Start_WithADecommissionedModel_KeepsTheMark()
    {
        await OpenOldAsync(edit: null);
        const string Step = "dtmi:batterytwin:StackingStep;1";
        using (JournaledTwinGraph graph = PlantGraph.Open(_folder))
        {
            await graph.DecommissionModelAsync(Step, true, ChangeOrigin.Import, TestContext.Current.CancellationToken);
            await new ProductModelUpgrade(graph, NullLogger<ProductModelUpgrade>.Instance).StartingAsync(TestContext.Current.CancellationToken);
            Assert.True(graph.Current.Models.Find(Step)!.Decommissioned);
        }

        using JournaledTwinGraph restarted = PlantGraph.Open(_folder);

        Assert.True(restarted.Current.Models.Find(Step)!.Decommissioned);
        Assert.Contains("acts on", restarted.Current.Models.Find(Step)!.Source.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_NameThePresentFormOfEveryModelLast_AndOnlyEverAdd()
    {
        IReadOnlyDictionary<string, string[]> forms = ProductModelFiles.ReadForms(ProductModelFiles.Folder);
        Dictionary<string, JsonElement> present = ProductModelFiles.Read(ProductModelFiles.Folder).ToDictionary(ModelCatalog.IdOf);

        // A changed model needs its new fingerprint at the end of its list in dtdl/model-forms.json, so that graphs of today are known tomorrow.
        Assert.Equal(present.ToDictionary(model => model.Key, model => ModelForm.Fingerprint(model.Value)), present.Keys.ToDictionary(id => id, id => forms.GetValueOrDefault(id)?[^1] ?? "not listed"));
        Assert.All(Former(), former =>
        {
            string id = ModelCatalog.IdOf(former);
            Assert.Contains(ModelForm.Fingerprint(former), forms[id][..^1]);
            Assert.True(ModelForm.OnlyAdds(former, present[id]), id);
            Assert.False(id is Part or Dryer && ModelForm.OnlyAdds(present[id], former), id);
        });
    }

    /// <summary>A journal as an earlier program left it, perhaps with a model that somebody has edited since.</summary>
    private async Task OpenOldAsync(string? edit)
    {
        Dictionary<string, JsonElement> former = Former().ToDictionary(ModelCatalog.IdOf);
        using JsonDocument present = PlantGraph.Document;
        JsonObject document = JsonNode.Parse(present.RootElement.GetRawText())!.AsObject();
        JsonArray models = document["digitalTwinsModels"]!.AsArray();
        for (int i = 0; i < models.Count; i++)
        {
            string id = (string)models[i]!["@id"]!;
            if (former.TryGetValue(id, out JsonElement old))
            {
                JsonNode node = JsonNode.Parse(old.GetRawText())!;
                if (id == edit)
                {
                    node["description"] = "Ours: with the spare part's number.";
                }

                models[i] = node;
            }
        }

        using JournaledTwinGraph graph = PlantGraph.Open(_folder);
        using JsonDocument import = JsonDocument.Parse(document.ToJsonString());
        await graph.ImportAsync(import.RootElement, ChangeOrigin.Import, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<JsonElement> Former() => Directory.GetFiles(s_former).Order(StringComparer.Ordinal).Select(file => JsonElement.Parse(File.ReadAllText(file)));

    private static string Text(JournaledTwinGraph graph) => string.Join('\n', graph.Current.Twins.Values.OrderBy(twin => twin.Id, StringComparer.Ordinal).Select(twin => $"{twin.Id} {twin.ModelId} {string.Join(',', twin.Properties.Select(property => $"{property.Key}={property.Value.Value}"))}"));

    private static string[] Ids(string text) => text.Split('\n');
}
