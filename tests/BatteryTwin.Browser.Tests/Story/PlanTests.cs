using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>A planner's week and a supervisor's shift: targets typed and imported, a change by somebody else noticed, a stop given its reason.</summary>
[Collection(StoryCollection.Name)]
public sealed class PlanTests(ChromiumFixture chromium, StoryPlant plant)
{
    private const float PatienceMs = 60_000;

    [Fact]
    public async Task Targets_TypedCopiedAndImported_AreSavedUnlessSomebodyElseWasFaster()
    {
        // A week far ahead, for which the demo plant has no targets.
        IPage page = await chromium.OpenAsync(plant.At("/plan?plant=Plant-Munich&week=2031-W10"));
        ILocator monday = page.GetByRole(AriaRole.Textbox, new() { Name = "Munich line 1, Shift 1, Monday 3 March" });
        ILocator tuesday = page.GetByRole(AriaRole.Textbox, new() { Name = "Munich line 1, Shift 1, Tuesday 4 March" });
        await monday.FillAsync("none", new() { Timeout = PatienceMs });
        await monday.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Changes not saved yet" })).ToContainTextAsync("1 cannot be read", new() { Timeout = PatienceMs });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save…" })).ToBeDisabledAsync();
        await monday.FillAsync("5,000");
        await monday.PressAsync("Tab");
        await tuesday.FillAsync("5100");
        await tuesday.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Changes not saved yet" })).ToContainTextAsync("2 changes not saved", new() { Timeout = PatienceMs });

        // Ben is faster with one of them: nothing is overwritten, and it is said who changed what.
        await PutAsync("[{\"lineId\": \"ProductionLine1-Munich\", \"date\": \"2031-03-03\", \"shift\": \"Shift 1\", \"quantity\": 4444}]");
        await SaveAsync(page, "Save…", "Save", "Ana", isDone: false);
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("to 4,444 meanwhile", new() { Timeout = PatienceMs });
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByText("was 4,444")).ToBeVisibleAsync(new() { Timeout = PatienceMs });
        await SaveAsync(page, "Save…", "Save", "Ana", isDone: true);
        await Expect(page.GetByText("2 targets saved.")).ToBeVisibleAsync(new() { Timeout = PatienceMs });

        // The next week: copied, then one row imported by hand, a faulty one named before anything is saved.
        await page.GetByRole(AriaRole.Link, new() { Name = "Next week" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy last week" }).ClickAsync(new() { Timeout = PatienceMs });
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Munich line 1, Shift 1, Tuesday 11 March" })).ToHaveValueAsync("5,100", new() { Timeout = PatienceMs });
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import CSV…" }).ClickAsync();
        await page.GetByLabel("Or paste the rows").FillAsync("line,date,shift,quantity\nProductionLine1-Munich,2031-03-11,Shift 2,6200\nProductionLine1-Munich,2031-03-12,Tea,1\n");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Rows with faults" })).ToContainTextAsync("Line 3, shift: the calendar of the plant has no shift 'Tea'", new() { Timeout = PatienceMs });
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save 1 row" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Munich line 1, Shift 2, Tuesday 11 March" })).ToHaveValueAsync("6,200", new() { Timeout = PatienceMs });
    }

    [Fact]
    public async Task LongStop_GivenAReason_CountsAtOnceAndCanBeTakenBack()
    {
        IPage page = await chromium.OpenAsync(plant.At("/oee?range=24h"));
        await page.GetByRole(AriaRole.Table, new() { Name = "The longest stops without a reason" }).GetByRole(AriaRole.Link).First.ClickAsync(new() { Timeout = PatienceMs });
        await Expect(page).ToHaveURLAsync(new Regex("stretch=\\d+"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Give a reason…" }).ClickAsync(new() { Timeout = PatienceMs });
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").SelectOptionAsync("COIL");
        await dialog.GetByLabel("Note").FillAsync("foil tore");
        await dialog.GetByLabel("Your name").FillAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0, new() { Timeout = PatienceMs });
        ILocator chosen = page.GetByRole(AriaRole.Region, new() { Name = "Chosen stretch" });
        await Expect(chosen).ToContainTextAsync("Ana gave it the reason “Coil change”: foil tore", new() { Timeout = PatienceMs });
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Causes of lost time, the greatest first" })).ToContainTextAsync("Coil change", new() { Timeout = PatienceMs });

        await chosen.GetByRole(AriaRole.Button, new() { Name = "Take back…" }).ClickAsync();
        await Expect(dialog.GetByLabel("Your name")).ToHaveValueAsync("Ana", new() { Timeout = PatienceMs });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take back", Exact = true }).ClickAsync();
        await Expect(chosen).ToContainTextAsync("No reason was given", new() { Timeout = PatienceMs });
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Causes of lost time, the greatest first" })).Not.ToContainTextAsync("Coil change", new() { Timeout = PatienceMs });
    }

    private static async Task SaveAsync(IPage page, string opener, string submit, string name, bool isDone)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = opener }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Your name").FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = submit, Exact = true }).ClickAsync();
        if (isDone)
        {
            await Expect(dialog).ToHaveCountAsync(0, new() { Timeout = PatienceMs });
        }
    }

    private async Task PutAsync(string targets)
    {
        using StringContent body = new(targets, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await plant.Process.Client.PutAsync(new Uri("/api/production/targets", UriKind.Relative), body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
