using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class AssetPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Twin_OnItsPage_ShowsSetAndUnsetPropertiesRelationshipsAndHistory()
    {
        IElement page = await RenderedPage.OfAsync<AssetPage>(new(), "/assets/Coat-A", ("AssetId", "Coat-A"));

        IElement twin = page.QuerySelectorAll("section").Single(section => section.Words("h2") == "Twin");
        Assert.Contains("NominalRate 700 cells/h", twin.Words(), StringComparison.Ordinal);
        Assert.Contains(twin.QuerySelectorAll("button"), button => button.TextContent == "Edit properties");
        IElement links = page.QuerySelectorAll("section").Single(section => section.Words("h2") == "3 relationships");
        Assert.Equal(["Testing of line 1", "Mixing of line 1", "Line 1"], links.QuerySelectorAll("td a").Select(link => link.TextContent));
        IElement history = page.QuerySelectorAll("section").Single(section => section.Words("h2") == "History of changes");
        Assert.Contains("Twin created or replaced", history.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Normal_SaysSoAndShowsValuesWithUnitBandAndAge()
    {
        Put("Coat-A", "speed", 40.5);

        IElement page = await RenderAsync("Coat-A");

        Assert.Equal("Coating of line 1", page.Words("h1"));
        Assert.Equal("Normal", page.Words(".asset-health"));
        Assert.Contains("All 2 signals with a normal band are inside it.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("speed 40.5 m/min 38 … 42 0 s", Row(page, "speed").Words());
        Assert.Equal(["Overview", "Plant A", "Line 1", "Coating"], page.QuerySelectorAll(".breadcrumb li").Select(crumb => crumb.Words()));
        Assert.Equal(["/", "/assets/Plant-A", "/lines/Line1-A"], page.QuerySelectorAll(".breadcrumb a").Select(crumb => crumb.GetAttribute("href")));
    }

    [Fact]
    public async Task Neighbours_AlongTheLine_HaveLinksAndKeys()
    {
        IElement page = await RenderAsync("Coat-A", "?range=24h");

        Assert.Equal("/assets/Mix-A?range=24h", page.QuerySelector("[data-shortcut='[']")!.GetAttribute("href"));
        Assert.Equal("/assets/Test-A?range=24h", page.QuerySelector("[data-shortcut=']']")!.GetAttribute("href"));
        Assert.Equal(["Mixing", "Testing"], page.QuerySelectorAll(".asset-flow a").Select(link => link.Words()));
        Assert.Null((await RenderAsync("Mix-A")).QuerySelector("[data-shortcut='[']"));
    }

    [Fact]
    public async Task OpenAlert_LeadsThePageWithEvidenceAndActions()
    {
        _plant.Alerts.Raise("Mix-A", AlertPriority.High, "Bearing fault predicted");
        _plant.Time.Advance(TimeSpan.FromMinutes(5));
        _plant.AllRunning();

        IElement page = await RenderAsync("Mix-A");

        Assert.Equal("High Bearing fault predicted", page.Words(".asset-health"));
        Assert.Contains("1 open alarm, the oldest for 5 min", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Look at it.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("button"), button => button.Words().StartsWith("Acknowledge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ValueOutsideItsBand_IsMarkedWithAWord()
    {
        Put("Mix-A", "speed", 45);

        IElement page = await RenderAsync("Mix-A");

        Assert.True(Row(page, "speed").ClassList.Contains("is-outside"));
        Assert.EndsWith("38 … 42 ↑ above 0 s", Row(page, "speed").Words(), StringComparison.Ordinal);
        Assert.Contains("1 of 2 signals with a normal band is outside it now", page.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector(".strip")!.ClassList.Contains("is-outside"));
    }

    [Fact]
    public async Task OldData_AreKeptInBracketsAndThePageSaysHowOld()
    {
        Put("Mix-A", "speed", 40);
        _plant.Time.Advance(TimeSpan.FromMinutes(10));

        IElement page = await RenderAsync("Mix-A");

        Assert.Equal("No recent data", page.Words(".asset-health .status"));
        Assert.Contains("The newest value came 10 min ago, at 4 May 08:00:00 (UTC).", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("(40.0 m/min)", Row(page, "speed").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".panel-stale .signals"));
    }

    [Fact]
    public async Task Forecast_WrittenOnce_IsNotOldUntilTheNextIsDue()
    {
        _plant.Store.Put("Mix-A", "RemainingUsefulLifeHours", SmallPlant.Start, FieldValue.Float(55), "forecast");
        _plant.Latest.Set("Mix-A", "RemainingUsefulLifeHours", FieldValue.Float(55));
        _plant.Time.Advance(TimeSpan.FromMinutes(40));
        _plant.AllRunning();

        Assert.DoesNotContain("(55", Row(await RenderAsync("Mix-A"), "RemainingUsefulLifeHours").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowSignal_IsNotOldAsLongAsItsUsualIntervalLasts()
    {
        for (int minute = -10; minute <= 0; minute++)
        {
            _plant.Store.Put("Mix-A", "shift", SmallPlant.Start.AddMinutes(minute), FieldValue.String("early"));
        }

        _plant.Latest.Set("Mix-A", "shift", FieldValue.String("early"));
        _plant.Time.Advance(TimeSpan.FromSeconds(50));
        _plant.AllRunning();

        Assert.DoesNotContain("(early)", Row(await RenderAsync("Mix-A"), "shift").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MachineWithoutModel_ShowsItsValuesAndCurves()
    {
        Put("press-7", "force", 12.5);
        Put("press-7", "stroke", 3);
        _plant.Time.Advance(TimeSpan.FromSeconds(1));

        IElement page = await RenderAsync("press-7");

        Assert.Equal("press-7", page.Words("h1"));
        Assert.Equal("Not judged", page.Words(".asset-health"));
        Assert.Contains("This machine has no model", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("12.5", Row(page, "force").Words(), StringComparison.Ordinal);
        Assert.Equal(["force", "stroke"], page.QuerySelectorAll(".strip-name").Select(name => name.Words()));
        Assert.Contains("Values over time", page.QuerySelectorAll("h2").Select(title => title.Words()));
        Assert.Contains("force: 12.5 to 12.5", page.Words(".chart figcaption"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FieldTheModelDoesNotKnow_StandsApart()
    {
        Put("Mix-A", "oilLevel", 7);

        Assert.Contains("Not in the model", (await RenderAsync("Mix-A")).QuerySelectorAll(".signal-group").Select(group => group.Words()));
    }

    [Fact]
    public async Task SignalsInTheAddress_AreTheOnesShown()
    {
        Put("Mix-A", "speed", 40);
        Put("Mix-A", "throughput", 700);

        IElement page = await RenderAsync("Mix-A", "?signals=throughput");

        Assert.Equal(["throughput"], page.QuerySelectorAll(".strip-name").Select(name => name.Words()));
        Assert.True(Row(page, "throughput").QuerySelector("input")!.HasAttribute("checked"));
        Assert.False(Row(page, "speed").QuerySelector("input")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Plant_WithoutSignals_LinksToItsParts()
    {
        _plant.Alerts.Raise("Mix-A", AlertPriority.High, "Bearing fault predicted");

        IElement page = await RenderAsync(SmallPlant.PlantId);

        Assert.Equal("High Mixing of line 1: Bearing fault predicted", page.Words(".asset-health"));
        Assert.Contains("1 of 1 parts needs attention", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("/lines/Line1-A", page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.DoesNotContain("Current values", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClearedAlert_IsInTheLog()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A", AlertPriority.High, "Bearing fault predicted");
        await _plant.Alerts.ApplyAsync(alert.Id, open => open.Acknowledge("Ana", null, _plant.Time.GetUtcNow()), TestContext.Current.CancellationToken);
        await _plant.Alerts.ApplyAsync(alert.Id, open => open.Return(_plant.Time.GetUtcNow().AddMinutes(3)), TestContext.Current.CancellationToken);

        IElement page = await RenderAsync("Mix-A");

        Assert.Contains("1 past alarm", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 May 08:00 Bearing fault predicted 3 min Ana", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingRecordedInRange_PanelSaysSo()
    {
        Put("Mix-A", "speed", 40);

        IElement page = await RenderAsync("Mix-A", "?from=1000000&to=2000000");

        Assert.Contains("Nothing was recorded in this time", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownName_SaysHowItWouldAppear()
    {
        IElement page = await RenderAsync("ghost");

        Assert.Equal("No such asset", page.Words("h1"));
        Assert.Contains("twin=ghost", page.TextContent, StringComparison.Ordinal);
    }

    private void Put(string twin, string field, double value)
    {
        _plant.Store.Put(twin, field, _plant.Time.GetUtcNow(), FieldValue.Float(value));
        _plant.Latest.Set(twin, field, FieldValue.Float(value));
    }

    private static IElement Row(IElement page, string field) => page.QuerySelectorAll(".signals tr").First(row => row.QuerySelector("[title]")?.GetAttribute("title") == field);

    private Task<IElement> RenderAsync(string id, string query = "") => RenderedPage.OfAsync<AssetPage>(_plant, $"/assets/{id}{query}", ("AssetId", id));
}
