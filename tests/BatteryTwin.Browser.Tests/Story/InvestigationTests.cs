using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>From failed cells in Dallas to the dryer fan of the coater of line 2, as a quality engineer goes.</summary>
public sealed class InvestigationTests(ChromiumFixture chromium, FailingCells plant) : IClassFixture<FailingCells>
{
    private const float UntilCounted = 60_000;
    private const string Coater = "CoatingStep-Line2-Dallas";

    [Fact]
    public async Task ByMouse_FailedDallasCells_LeadToTheDryerFanInSixClicks()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        int clicks = 0;
        await ClickAsync(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Investigations" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Cells fail more at Dallas Line2") })).ToBeVisibleAsync(new() { Timeout = UntilCounted });
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Investigate Dallas Line2" }));
        await ClickAsync(page.GetByLabel("Your name"));
        await page.Keyboard.TypeAsync("Ana");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start" }));

        ILocator cause = Cause(page);
        await Expect(cause).ToContainTextAsync(Coater, new() { Timeout = UntilCounted });
        await Expect(page.GetByRole(AriaRole.Figure, new() { NameRegex = new($"only {Coater} changed") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Figure, new() { NameRegex = new("DryerFanSpeed, highest minus lowest") })).ToBeVisibleAsync();
        await ClickAsync(page.GetByLabel("What if it had not been?"));
        await Expect(page.GetByText(new Regex("^Without it .* would have failed instead of"))).ToBeVisibleAsync();
        Assert.InRange(clicks, 1, 6);

        await cause.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("Fan was being serviced");
        await Expect(dialog.GetByLabel("Your name")).ToHaveValueAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Expect(cause).ToContainTextAsync("Rejected by Ana: Fan was being serviced");
        await Axe.NothingSeriousAsync(page);

        async Task ClickAsync(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }
    }

    [Fact]
    public async Task ByKeyboard_FailedDallasCells_LeadToTheDryerFanAndAVerdictThatAnotherBrowserSees()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("i");
        ILocator investigate = page.GetByRole(AriaRole.Link, new() { Name = "Investigate Dallas Line2" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Cells fail more at Dallas Line2") })).ToBeVisibleAsync(new() { Timeout = UntilCounted });
        await investigate.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Your name").FocusAsync();
        await page.Keyboard.TypeAsync("Bo");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cause(page)).ToContainTextAsync(Coater, new() { Timeout = UntilCounted });
        IPage other = await chromium.OpenAsync(new(page.Url), ColorScheme.Dark, 390, 844);

        await page.GetByRole(AriaRole.Treeitem).First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Cause(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new("^Residual solvent") })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("c");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Your name").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(Cause(page)).ToContainTextAsync("Confirmed by Bo");
        await Expect(Cause(other)).ToContainTextAsync("Confirmed by Bo");
        await Axe.NothingSeriousAsync(other);
    }

    private static ILocator Cause(IPage page) => page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new("^Spread of dryer fan speed rose") });
}
