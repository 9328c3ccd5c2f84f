using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>Someone starts with his own plant: nothing there, then his first machine.</summary>
public sealed class FirstRunTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task EmptyProcess_FirstPointArrives_WelcomeTurnsIntoTheMachinesPage()
    {
        await using PlantProcess plant = await PlantProcess.StartAsync("--BatteryTwin:DemoPlant:Enabled=false");
        IPage page = await chromium.OpenAsync(new(plant.Address, "/"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Watch the demo plant" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Start your own plant" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Just send data" })).ToBeVisibleAsync();

        await plant.WriteAsync("press,twin=Press-7 temperature=81.5,strokes=1200i");

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Press-7" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/assets/Press-7"));
        await Expect(page.GetByText("81.5").First).ToBeVisibleAsync();

        await plant.WriteAsync("press,twin=Press-7 temperature=92.5");
        await Expect(page.GetByText("92.5").First).ToBeVisibleAsync();
    }
}
