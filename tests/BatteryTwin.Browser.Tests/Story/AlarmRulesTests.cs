using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>A maintenance engineer writes a rule, sees what it reads, rehearses it, lets it go live and takes it back.</summary>
[Collection(StoryCollection.Name)]
public sealed class AlarmRulesTests(ChromiumFixture chromium, StoryPlant plant)
{
    [Fact]
    public async Task Rule_WrittenRehearsedAndLive_IsInTheList()
    {
        IPage page = await chromium.OpenAsync(plant.At("/alarms"));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Alarm rules" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New rule" }).ClickAsync();
        await page.GetByLabel("Your name").FillAsync("Ana");
        await page.GetByLabel("Name, as the alarm's title").FillAsync("Mixer vibrates wildly");
        await page.GetByLabel("Where, twins apart by commas").FillAsync("MixingStep-Line1-Munich");
        await page.GetByLabel("Telemetry", new() { Exact = true }).FillAsync("BallBearings.vibrationRms");
        await page.GetByLabel(new Regex("^Limit")).FillAsync("99");
        await page.GetByLabel("Hysteresis").FocusAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("at MixingStep-Line1-Munich, last 24 h: beyond the limit in 0") })).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Rehearse over 30 days" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Would have caught 0 of") })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByText("Judged by the simulated plant's list of its faults.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go live Mixer vibrates wildly" }).ClickAsync();
        await Expect(page.GetByText("1 rule live, 0 rules in draft; 0 alarms stand.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable Mixer vibrates wildly" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Mixer vibrates wildly" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No rules yet" })).ToBeVisibleAsync();
    }
}
