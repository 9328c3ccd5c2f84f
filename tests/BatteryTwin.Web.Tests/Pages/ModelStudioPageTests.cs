using AngleSharp.Dom;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class ModelStudioPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Nothing_SaysHowToBegin()
    {
        IElement page = await PageAsync();

        Assert.Equal("No components have a model in charge yet.", page.Words("[role=status]"));
        Assert.Contains("No models yet", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Add one with the button above", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceAway_ClaimsNothing()
    {
        _plant.Desk.Away = "the ingest service cannot be reached";

        IElement page = await PageAsync();

        Assert.Equal("Which models are in charge is not known now.", page.Words("[role=status]"));
        Assert.Equal("Models are not known", page.Words(".panel-error h2"));
        Assert.DoesNotContain("No models yet", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Champions_AreInTheTable_WithErrorAndPromise()
    {
        Fill();

        IElement page = await PageAsync();

        Assert.Equal("1 of 2 types of components has no model in charge; 1 model runs in the shadow; 1 training runs.", page.Words("[role=status]"));
        Assert.Equal(
            ["Ball bearings|No model in charge|||–|1", "Rolls|First|4 May 08:00|18|91 % / 90 %|Second|0"],
            page.QuerySelectorAll("[aria-label='Models in charge'] tbody tr").Select(Cells));
        Assert.Equal("40 % Training the model", page.Words(".trainings li > span"));
    }

    [Fact]
    public async Task Type_OfTheAddress_ShowsItsModelsAndWhatCanBeDone()
    {
        Fill();

        IElement page = await PageAsync("?type=Rolls");

        Assert.Equal(
            ["First|In charge|4 May 2026 08:00|18|91 % / 90 %|", "Second|In the shadow|4 May 2026 08:00|15|91 % / 90 %|Promote…SecondEnd shadow…SecondRetire…Second"],
            page.QuerySelectorAll("[aria-label='Models of Rolls'] tbody tr").Select(Cells));
    }

    [Fact]
    public async Task Compare_TwoOfTheSameData_TitleSaysWhichIsBetter()
    {
        Fill();

        IElement page = await PageAsync("?compare=m-1~m-2");

        Assert.Contains("Second has the smaller error on unseen lives (15 against 18)", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Error, 50–100 left|18 (held 89 %)|15 (held 89 %)", page.QuerySelectorAll(".compare tbody tr").Select(Cells));
        Assert.Contains("vibration mean 10", page.Words(".importance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfDifferentData_SaysThatItDoesNotCompare()
    {
        Fill();
        _plant.Desk.Model("m-3", "Third", 9, checksum: "0000000000000000");

        IElement page = await PageAsync("?compare=m-1~m-3");

        Assert.Contains("First beside Third", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("run the newer one in the shadow", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatasetWithWarnings_ListsThem_AndTrainOpensTheForm()
    {
        Fill();

        IElement page = await PageAsync("?train=ds-1");

        Assert.Contains("'c' is constant: not used", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Name", "Cap (h)", "Promised share", "Seed"], page.QuerySelectorAll(".training-form label").Select(label => label.Words()));
    }

    private static string Cells(IElement row) => string.Join('|', row.QuerySelectorAll("th, td").Select(cell => cell.Words()));

    private void Fill()
    {
        _plant.Desk.Model("m-1", "First", 18);
        _plant.Desk.Model("m-2", "Second", 15);
        _plant.Desk.Type("BallBearings", ("m-2", "candidate"));
        _plant.Desk.Type("Rolls", ("m-1", "champion"), ("m-2", "challenger"));
        _plant.Desk.Type("Valves");
        _plant.Desk.Trainings.Add(new("training-1", "Third", "ds-1", "running", 0.4, "Training the model", null, null));
        _plant.Desk.Datasets.Add(new("ds-1", "Rolls 2025", "rul", "csv", 60, 58, 4_000, ["vibration"], [], [], "asset", "time", null, "h", "abcdef", 120_000, SmallPlant.Start, ["'c' is constant: not used"]));
    }

    private Task<IElement> PageAsync(string query = "") => RenderedPage.OfAsync<ModelStudioPage>(_plant, "/model-studio" + query);
}
