using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>An engineer asks the graph.</summary>
[Collection(StoryCollection.Name)]
public sealed class ExplorerTests(ChromiumFixture chromium, StoryPlant plant)
{
    [Fact]
    public async Task Query_WrittenWithCompletion_IsAnsweredAndItsLinkRestoresIt()
    {
        IPage page = await chromium.OpenAsync(plant.At("/explorer"));
        ILocator editor = page.GetByRole(AriaRole.Combobox, new() { Name = "Query" });
        ILocator completions = page.GetByRole(AriaRole.Listbox, new() { Name = "Completions" });
        await Expect(page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^57 rows") })).ToBeVisibleAsync();

        await editor.FillAsync("SELECT T FROM DIGITALTWINS T WHERE IS_OF_MODEL(T, 'MixingS");
        await editor.PressAsync("End");
        await editor.PressAsync("Control+Space");
        await Expect(completions.GetByRole(AriaRole.Option).First).ToContainTextAsync("dtmi:batterytwin:MixingStep;1");
        await Expect(editor).ToHaveAttributeAsync("aria-expanded", "true");
        await editor.PressAsync("Enter");
        await Expect(completions).ToBeHiddenAsync();
        await Expect(editor).ToHaveValueAsync("SELECT T FROM DIGITALTWINS T WHERE IS_OF_MODEL(T, 'dtmi:batterytwin:MixingStep;1");
        await page.Keyboard.TypeAsync("')");
        await editor.PressAsync("Control+Space");
        await editor.PressAsync("Escape");
        await editor.PressAsync("Control+Enter");

        await Expect(page).ToHaveURLAsync(new Regex("query=.*MixingStep"));
        await Expect(page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^6 rows") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Graph", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^MixingStep-Line1-Munich, Mixing") })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^MixingStep-Line1-Munich, Mixing") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Query" })).ToHaveValueAsync(new Regex("MixingStep;1'\\)$"));
    }

    [Fact]
    public async Task Query_StoryJoin_EightStepsLeadToTheirPagesAndToAFile()
    {
        IPage page = await chromium.OpenAsync(plant.At("/explorer"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Steps of line 2 in Dallas" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^8 rows") })).ToBeVisibleAsync();

        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync());
        string[] lines = await File.ReadAllLinesAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal(9, lines.Length);
        Assert.StartsWith("target,target.$model,", lines[0], StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Cell, new() { Name = "CoatingStep-Line2-Dallas", Exact = true }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/assets/CoatingStep-Line2-Dallas"));
    }

    [Fact]
    public async Task Query_WithAnError_SaysWhereAndGoesThere()
    {
        IPage page = await chromium.OpenAsync(plant.At("/explorer"));
        ILocator editor = page.GetByRole(AriaRole.Combobox, new() { Name = "Query" });
        await editor.FillAsync("SELECT *\nFROM nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Line 2, column 6:" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go there" }).ClickAsync();

        await Expect(editor).ToBeFocusedAsync();
        Assert.Equal(14, await editor.EvaluateAsync<int>("area => area.selectionStart"));
    }

    [Fact]
    public async Task Query_SavedUsedAndDeleted_ComesBackWithUndo()
    {
        IPage page = await chromium.OpenAsync(plant.At("/explorer"));
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Query" }).FillAsync("SELECT COUNT() FROM RELATIONSHIPS");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save …" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Save this query" });
        await dialog.GetByLabel("Name").FillAsync("How many relationships");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        ILocator saved = page.GetByRole(AriaRole.Link, new() { Name = "How many relationships" });
        await saved.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "COUNT" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete How many relationships" }).ClickAsync();
        await Expect(saved).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(saved).ToBeVisibleAsync();
    }
}
