using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>From failed cells in Dallas to the dryer fan of the coater of line 2, as a quality engineer goes.</summary>
public sealed class InvestigationTests(ChromiumFixture chromium, FailingCells plant) : IClassFixture<FailingCells>
{
    private const float UntilCounted = 60_000;
    private const int MostTabs = 80;
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
        int presses = 0;
        await PressAsync("g");
        await PressAsync("i");
        ILocator investigate = page.GetByRole(AriaRole.Link, new() { Name = "Investigate Dallas Line2" });
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Cells fail more at Dallas Line2") })).ToBeVisibleAsync(new() { Timeout = UntilCounted });
        await TabToAsync(page, investigate);
        await PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New investigation" })).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByLabel("Your name"));
        await page.Keyboard.TypeAsync("Bo");
        await PressAsync("Enter");
        await Expect(Cause(page)).ToContainTextAsync(Coater, new() { Timeout = UntilCounted });
        await Expect(page.GetByRole(AriaRole.Figure, new() { NameRegex = new($"only {Coater} changed") })).ToBeVisibleAsync();
        Assert.InRange(presses, 1, 9);
        IPage other = await chromium.OpenAsync(new(page.Url), ColorScheme.Dark, 390, 844);

        // The tree is one stop; the cause that is shown has it.
        await TabToAsync(page, Cause(page));
        await PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new("^Residual solvent") })).ToBeVisibleAsync();
        await PressAsync("c");
        await TabToAsync(page, page.GetByRole(AriaRole.Dialog).GetByLabel("Your name"));
        await PressAsync("Enter");

        await Expect(Cause(page)).ToContainTextAsync("Confirmed by Bo");
        await Expect(Cause(other)).ToContainTextAsync("Confirmed by Bo");
        await Axe.NothingSeriousAsync(other);

        async Task PressAsync(string key)
        {
            presses++;
            await page.Keyboard.PressAsync(key);
        }
    }

    [Fact]
    public async Task ByMouse_TheListOfFailedCells_IsInvestigatedAsItIs()
    {
        // On the list of investigations stands when the units have come; then the trace has them too.
        IPage page = await chromium.OpenAsync(plant.At("/investigations"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Cells fail more at Dallas Line2") })).ToBeVisibleAsync(new() { Timeout = UntilCounted });
        int clicks = 0;
        await ClickAsync(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Trace" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("cells failed") })).ToBeVisibleAsync(new() { Timeout = UntilCounted });
        clicks++;
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Line", Exact = true }).SelectOptionAsync("Dallas/Line2");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("cells failed at Dallas Line2") })).ToBeVisibleAsync(new() { Timeout = UntilCounted });
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Investigate these" }));
        await Expect(page.GetByText(new Regex("failed cells of Dallas Line2, .* Just these are asked about"))).ToBeVisibleAsync();
        await ClickAsync(page.GetByLabel("Your name"));
        await page.Keyboard.TypeAsync("Cy");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start" }));

        await Expect(Cause(page)).ToContainTextAsync(Coater, new() { Timeout = UntilCounted });
        await Expect(Cause(page)).ToContainTextAsync(new Regex(@"\d+( \(\d+ to \d+\))? of the \d+ named"));
        await Expect(page.GetByRole(AriaRole.Figure, new() { NameRegex = new($"only {Coater} changed") })).ToBeVisibleAsync();
        await ClickAsync(page.GetByLabel("What if it had not been?"));
        await Expect(page.GetByText(new Regex("^Without it .* would have failed instead of .* named cells .* would have passed"))).ToBeVisibleAsync();
        Assert.InRange(clicks, 1, 9);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("named went through what changed") })).ToBeVisibleAsync();
        await Axe.NothingSeriousAsync(page);

        async Task ClickAsync(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }
    }

    /// <summary>Presses Tab until something has the focus, as one who has no mouse does.</summary>
    private static async Task TabToAsync(IPage page, ILocator what)
    {
        await Expect(what).ToBeVisibleAsync();
        for (int tab = 0; tab < MostTabs; tab++)
        {
            if (await what.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{what} cannot be reached with {MostTabs} tabs");
    }

    private static ILocator Cause(IPage page) => page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new("^Spread of dryer fan speed rose") });
}
