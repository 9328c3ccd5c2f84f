using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>What a planner does: see what fails next, open its forecast, and plan a stop for it.</summary>
[Collection(TrainedCollection.Name)]
public sealed class ForecastTests(ChromiumFixture chromium, TrainedPlant plant)
{
    [Fact]
    public async Task FromTheOverview_ToTheFan_AndAStopIsPlanned()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Forecasts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Forecasts");
        ILocator component = page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("^Forecasts") }).GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First;
        await component.WaitForAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Survival curve of") })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Plan a stop…" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What stops").SelectOptionAsync(new SelectOptionValue { Value = "ProductionLine1-Munich" });
        await dialog.GetByLabel("What for").FillAsync("Roll change");
        await dialog.GetByLabel("Your name").FillAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Edit Roll change, Munich line 1") })).ToBeVisibleAsync();

        await component.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/assets/.*component="));
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Remaining life of") })).ToBeVisibleAsync();
        await Expect(page.GetByText("held; promised 90 %")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "What moved the forecast" })).ToBeVisibleAsync();
        await Axe.NothingSeriousAsync(page);
    }
}
