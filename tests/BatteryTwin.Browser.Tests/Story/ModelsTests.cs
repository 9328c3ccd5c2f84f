using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>An engineer brings models along, looks at them and takes them away again.</summary>
[Collection(StoryCollection.Name)]
public sealed class ModelsTests(ChromiumFixture chromium, StoryPlant plant)
{
    private const string Wrong = """
        {
          "@context": "dtmi:dtdl:context;2",
          "@id": "dtmi:mine:Press;1",
          "@type": "Interface",
          "displayName": "Press",
          "extends": "dtmi:batterytwin:Asset;1",
          "contents": [ {"@type": "Property", "name": "1st", "schema": "double"} ]
        }
        """;

    [Fact]
    public async Task Model_UploadedWithAnErrorThenWithout_IsStoredDecommissionedAndDeleted()
    {
        IPage page = await chromium.OpenAsync(plant.At("/models-browser"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Upload models" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Paste text" }).ClickAsync();
        ILocator text = page.GetByLabel("DTDL document");
        await text.FillAsync(Wrong);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Expect(page.GetByText("1 error; nothing can be stored until it is corrected.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Errors in Pasted text" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Line 7:" })).ToContainTextAsync("1st");

        await text.FillAsync(Wrong.Replace("1st", "first", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await page.GetByLabel("Your name").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Store 1 model" }).ClickAsync();
        await Expect(page.GetByText("1 model stored.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Press" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("model=dtmi%3Amine%3APress%3B1"));
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "first" })).ToBeVisibleAsync();

        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { Name = "Decommission …" }).ClickAsync();
        await Expect(dialog.GetByLabel("Your name")).ToHaveValueAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decommission" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Recommission …" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete …" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No such model" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tree_ByKeyboard_OpensABranchAndAModel()
    {
        IPage page = await chromium.OpenAsync(plant.At("/models-browser?by=components"));
        ILocator coating = page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^Coating and drying") });
        await coating.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(coating).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("model=dtmi%3Abatterytwin%3A"));
        await Expect(page.GetByText("Component of", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Delete_OfANeededModel_NamesWhatMustGoFirst()
    {
        IPage page = await chromium.OpenAsync(plant.At("/models-browser?model=dtmi:batterytwin:ProductionStep;1"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete …" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("8 models need it");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Mixing" })).ToBeVisibleAsync();
    }
}
