using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>Someone builds his own plant from the template, looks at it, changes a twin, and looks back.</summary>
public sealed class PlantSetupTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task EmptyProcess_PlantFromTemplate_IsCreatedEditedAndSeenAsItWas()
    {
        await using PlantProcess plant = await PlantProcess.StartAsync("--BatteryTwin:DemoPlant:Enabled=false");
        IPage page = await chromium.OpenAsync(new(plant.Address, "/"));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Start a plant" }).ClickAsync();

        await page.GetByLabel("Place, the name of the plant").FillAsync("Graz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { Name = "Graz cell plant" })).ToBeVisibleAsync();
        await page.GetByLabel("Your name").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create 10 twins" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Created:") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See it in the topology" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("focus=Plant-Graz"));

        await page.GotoAsync(new Uri(plant.Address, "/assets/MixingStep-Line1-Graz").ToString());
        await page.Locator("html[data-connected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit properties" }).ClickAsync();
        ILocator form = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Twin") });
        await form.GetByLabel("Nominal rate (cells/h)").FillAsync("fast");
        await form.GetByLabel("Your name").FillAsync("Ana");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByText("is no number")).ToBeVisibleAsync();
        await form.GetByLabel("Nominal rate (cells/h)").FillAsync("650");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByText("1 change was saved.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "History of changes" })).ToContainTextAsync("NominalRate = 650");

        await page.GotoAsync(new Uri(plant.Address, "/topology").ToString());
        await page.Locator("html[data-connected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Slider, new() { Name = "Show the plant as it was at" }).PressAsync("Home");
        await Expect(page.GetByText("As the plant was at")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("asOf="));
        await page.GetByRole(AriaRole.Button, new() { Name = "Now", Exact = true }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("asOf="));
    }
}
