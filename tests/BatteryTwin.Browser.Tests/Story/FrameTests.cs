using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>The frame around every page: theme, keyboard, lost connection.</summary>
[Collection(StoryCollection.Name)]
public sealed class FrameTests(ChromiumFixture chromium, StoryPlant plant)
{
    [Fact]
    public async Task Theme_ChosenDark_IsDarkAtOnceAndAfterReload()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        ILocator root = page.Locator("html");
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");

        await page.GetByLabel("Theme").SelectOptionAsync("dark");
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();

        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.GetByLabel("Theme")).ToHaveValueAsync("dark");
    }

    [Fact]
    public async Task Theme_SystemIsDark_PageIsDark()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"), ColorScheme.Dark);

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Keyboard_SearchAndShortcuts_ReachAssetAndAlarmsWithoutMouse()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        ILocator search = page.GetByRole(AriaRole.Combobox, new() { Name = "Search assets and signals" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await Expect(search).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("coatingstep-line2-dal");
        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Search results" }).GetByRole(AriaRole.Option).First).ToContainTextAsync("CoatingStep-Line2-Dallas");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/assets/CoatingStep-Line2-Dallas"));

        await Expect(search).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("a");
        await Expect(page).ToHaveURLAsync(new Regex("/alarms"));
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TimeRange_Chosen_StaysInTheAddressFromPageToPage()
    {
        IPage page = await chromium.OpenAsync(plant.At("/topology"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Time range") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Last 24 hours" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("range=24h"));

        ILocator alarms = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Alarms" });
        await alarms.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/alarms.*range=24h"));
    }

    [Fact]
    public async Task Navigation_OnAPhone_AGroupOpensByTouchAndKeyboardAndLeadsOn()
    {
        IPage page = await chromium.OpenAsync(plant.At("/topology"), width: 390, height: 844);
        ILocator navigation = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        ILocator improve = navigation.GetByRole(AriaRole.Button, new() { Name = "Improve" });
        ILocator oee = navigation.GetByRole(AriaRole.Link, new() { Name = "OEE" });
        await Expect(oee).ToBeHiddenAsync();

        await improve.PressAsync("Enter");
        await Expect(oee).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(oee).ToBeHiddenAsync();
        await Expect(improve).ToBeFocusedAsync();

        await improve.ClickAsync();
        await oee.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/oee"));
        await Expect(oee).ToBeHiddenAsync();
        await Expect(page.Locator("nav a[aria-current=page]")).ToContainTextAsync("OEE");
    }

    [Fact]
    public async Task Link_ClickedBeforeItIsDrawnForTheChosenRange_KeepsTheRange()
    {
        IPage page = await chromium.OpenAsync(plant.At("/topology?range=24h"));
        ILocator alarms = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Alarms" });
        await alarms.EvaluateAsync("link => link.setAttribute('href', '/alarms')");

        await alarms.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/alarms.*range=24h"));
    }

    [Fact]
    public async Task Connection_ServerKilledAndStartedAgain_BannerThenTheSameView()
    {
        await using PlantProcess own = await PlantProcess.StartAsync("--BatteryTwin:DemoPlant:HistoryDays=1", "--BatteryTwin:DemoPlant:RecentHours=0", DemoPlantFixture.WithoutTraining);
        IPage page = await chromium.OpenAsync(new(own.Address, "/topology?focus=CoatingStep-Line2-Dallas&range=24h&show=exceptions"));
        ILocator focus = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Coating and drying") });
        ILocator banner = page.GetByText("Connection to the plant lost");
        await Expect(focus).ToBeVisibleAsync();
        await Expect(banner).ToBeHiddenAsync();

        await own.KillAsync();
        await Expect(banner).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await own.RunAsync();

        await Expect(banner).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(focus).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("focus=CoatingStep-Line2-Dallas&range=24h&show=exceptions"));
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Time range: Last 24 hours") })).ToBeVisibleAsync();
    }
}
