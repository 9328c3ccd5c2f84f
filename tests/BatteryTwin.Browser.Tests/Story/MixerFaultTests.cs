using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>What a maintenance engineer does when the mixer in Munich begins to fail.</summary>
public sealed class MixerFaultTests(ChromiumFixture chromium, StoryPlant plant) : IClassFixture<StoryPlant>
{
    private const float DetectionDeadlineMs = 120_000;

    [Fact]
    public async Task OpenTopology_MixerBeginsToFail_FaultAppearsLeadsToTheAssetAndIsAcknowledged()
    {
        IPage page = await chromium.OpenAsync(plant.At("/topology"));
        ILocator mixer = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Mixing, Munich line 1.*(Advisory|Caution|High|Critical)") });

        await Expect(mixer).ToBeVisibleAsync(new() { Timeout = DetectionDeadlineMs });
        await mixer.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("focus=MixingStep-Line1-Munich"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Open asset" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/assets/MixingStep-Line1-Munich"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Mixing");

        await Expect(page.GetByRole(AriaRole.Figure).First).ToBeVisibleAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await ClickUntilAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Acknowledge") }).First, dialog);
        await dialog.GetByLabel("Your name").FillAsync("Ana");
        await dialog.GetByLabel("Note (optional)").FillAsync("Ordering a bearing");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await page.GotoAsync(plant.At("/alarms?state=acknowledged").ToString());
        await Expect(page.GetByText("Acknowledged by Ana")).ToBeVisibleAsync();
    }

    /// <summary>A click that falls between two drawings of a page that just opened is lost; a person clicks again.</summary>
    private static async Task ClickUntilAsync(ILocator button, ILocator shown)
    {
        for (int left = 5; left > 0 && !await shown.IsVisibleAsync(); left--)
        {
            await button.ClickAsync();
            try
            {
                await shown.WaitForAsync(new() { Timeout = 2_000 });
            }
            catch (TimeoutException) when (left > 1)
            {
                // Once more.
            }
        }
    }
}
