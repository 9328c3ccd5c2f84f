using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>A quality engineer goes from a chart to a coil and its cells, and corrects the causal graph.</summary>
[Collection(StoryCollection.Name)]
public sealed class QualityTests(ChromiumFixture chromium, StoryPlant plant)
{
    [Fact]
    public async Task Chart_OfAVariable_LeadsToTheTraceOfItsCoil()
    {
        IPage page = await chromium.OpenAsync(plant.At("/quality?range=24h&variable=adhesion_nm&at=Dallas/Line1&baseline=1"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Adhesion on Dallas Line1 is") })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Chart", Exact = true }).SelectOptionAsync("ewma");
        await Expect(page).ToHaveURLAsync(new Regex("chart=ewma"));
        await page.GetByText("Table", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Points of the chart" }).GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^coils D1-C") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Adhesion" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^D1-S") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^slurry D1-S") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Edge_ForbiddenByKeyboard_IsANewVersionWithItsAuthor()
    {
        IPage page = await chromium.OpenAsync(plant.At("/causal-graphs?variable=adhesion_nm"));
        await page.GetByLabel("Your name").FillAsync("Ana");
        ILocator forbid = page.GetByRole(AriaRole.Button, new() { Name = "Forbid: specific_energy_whkg acts on adhesion_nm" });
        await forbid.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("specific_energy_whkg cannot act on adhesion_nm")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 versions" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Allow again" })).ToBeVisibleAsync();
    }
}
