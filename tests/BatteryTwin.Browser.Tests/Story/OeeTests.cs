using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>From all plants to the stations of a line, and back.</summary>
[Collection(StoryCollection.Name)]
public sealed class OeeTests(ChromiumFixture chromium, StoryPlant plant)
{
    private static readonly string[] s_stations = ["Mixing", "Coating", "Calendering", "Slitting", "Stacking", "Filling", "Formation", "End-of-line test"];

    [Fact]
    public async Task Oee_LineChosen_ShowsItsStationsAndWhereTheTimeWent()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        await page.GetByRole(AriaRole.Link, new() { Name = "OEE", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "OEE" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "OEE and its factors" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(7);

        await page.GetByLabel("Show").SelectOptionAsync("ProductionLine1-Munich");
        await Expect(page).ToHaveURLAsync(new Regex("of=ProductionLine1-Munich"));
        ILocator stations = page.GetByRole(AriaRole.Table, new() { Name = "OEE and its factors" });
        foreach (string station in s_stations)
        {
            await Expect(stations.GetByRole(AriaRole.Rowheader, new() { NameRegex = new Regex($"^{station}") })).ToBeVisibleAsync();
        }

        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "From planned time to good units" }).GetByRole(AriaRole.Rowheader, new() { Name = "Good units" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Dallas line 2" })).ToBeVisibleAsync();
    }
}
