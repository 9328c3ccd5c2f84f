using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>The story from the mixer's fault to its health restored, by two people in two windows.</summary>
[Collection(TrainedCollection.Name)]
public sealed class MaintenanceTests(ChromiumFixture chromium, TrainedPlant plant)
{
    private const float DetectionDeadlineMs = 120_000;
    private const string Job = "Replace ball bearings";

    private static readonly Regex s_bar = new($"^{Job}, Mixing.*, Mechanics Munich");

    [Fact]
    public async Task MixerFault_Forecast_PlannedByDrag_Done_HealthRestored_SeenLiveBySomebodyElse()
    {
        IPage planner = await chromium.OpenAsync(plant.At("/topology"));
        ILocator faulty = planner.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Mixing, Munich line 1.*(Advisory|Caution|High|Critical)") });
        await Expect(faulty).ToBeVisibleAsync(new() { Timeout = DetectionDeadlineMs });
        await AcknowledgeAsync();
        IPage mechanic = await chromium.OpenAsync(plant.At("/maintenance?days=14"));

        // From the forecast to a job with what waiting costs.
        await planner.GotoAsync(plant.At("/forecasts?line=ProductionLine1-Munich&kind=BallBearings").ToString());
        await planner.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Order work on Ball bearings") }).ClickAsync(new() { Timeout = DetectionDeadlineMs });
        ILocator dialog = planner.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("What", new() { Exact = true })).ToHaveValueAsync(Job);
        await dialog.GetByLabel("Your name").FillAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();
        await Expect(planner.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Cost of waiting. Best") })).ToBeVisibleAsync();
        ILocator tray = mechanic.GetByRole(AriaRole.List, new() { Name = "Jobs without a place" });
        await Expect(tray.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Job}") })).ToBeVisibleAsync();

        // Planned by drag; what follows is told before the drop.
        await planner.GotoAsync(plant.At("/maintenance?days=14").ToString());
        ILocator job = planner.GetByRole(AriaRole.List, new() { Name = "Jobs without a place" }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Job}") });
        await planner.Locator("[data-moves=ready]").WaitForAsync();
        await Expect(job).ToBeVisibleAsync();
        await DragAsync(planner, job, planner.GetByRole(AriaRole.Group, new() { Name = "Mechanics Munich" }).Locator("[data-track]"));
        await Expect(planner.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex("Mechanics Munich.*Risk:.*Output:.*Parts:", RegexOptions.Singleline) })).ToBeVisibleAsync();
        await planner.Mouse.UpAsync();
        await Expect(planner.GetByRole(AriaRole.Button, new() { NameRegex = s_bar })).ToBeVisibleAsync();
        ILocator seen = mechanic.GetByRole(AriaRole.Button, new() { NameRegex = s_bar });
        await Expect(seen).ToBeVisibleAsync();
        await Axe.NothingSeriousAsync(planner);

        // By keyboard a quarter of an hour later, taken back, and refused where somebody was faster.
        string before = (await seen.GetAttributeAsync("data-start"))!;
        await planner.GetByRole(AriaRole.Button, new() { NameRegex = s_bar }).FocusAsync();
        await planner.Keyboard.PressAsync("ArrowRight");
        await planner.Keyboard.PressAsync("Enter");
        await Expect(seen).Not.ToHaveAttributeAsync("data-start", before);
        await planner.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(seen).ToHaveAttributeAsync("data-start", before);
        await seen.ClickAsync();
        await mechanic.GetByRole(AriaRole.Button, new() { Name = "Plan…" }).ClickAsync();
        await planner.GetByRole(AriaRole.Button, new() { NameRegex = s_bar }).ClickAsync();
        await ActAsync(planner, "Start…", "Start");
        ILocator form = mechanic.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Your name").FillAsync("Ben");
        await form.GetByRole(AriaRole.Button, new() { Name = "Plan it" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ana started it");
        await mechanic.Keyboard.PressAsync("Escape");

        // Done: the model's label, the mixer's health, and the other window sees it.
        await mechanic.GetByRole(AriaRole.Button, new() { Name = "Complete…" }).ClickAsync();
        await form.GetByLabel("Fault confirmed").CheckAsync();
        await form.GetByLabel("Your name").FillAsync("Ben");
        await form.GetByRole(AriaRole.Button, new() { Name = "Complete", Exact = true }).ClickAsync();
        await Expect(planner.GetByRole(AriaRole.List, new() { Name = "History of the job" })).ToContainTextAsync("the models were told outcome");
        await Expect(planner.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"{s_bar}.*, done") })).ToBeVisibleAsync();
        await planner.GotoAsync(plant.At("/topology").ToString());
        await Expect(planner.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Mixing, Munich line 1") }).First).ToBeVisibleAsync();
        await Expect(planner.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Mixing, Munich line 1.*(High|Critical)") })).ToHaveCountAsync(0, new() { Timeout = DetectionDeadlineMs });
    }

    /// <summary>An alarm that nobody acknowledged stays on show when its condition is gone.</summary>
    private async Task AcknowledgeAsync()
    {
        JsonElement alerts = await plant.Process.Client.GetFromJsonAsync<JsonElement>("/api/alerts?state=new&twin=MixingStep-Line1-Munich", TestContext.Current.CancellationToken);
        foreach (string? id in alerts.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("id").GetString()))
        {
            using HttpResponseMessage done = await plant.Process.Client.PostAsJsonAsync($"/api/alerts/{id}/acknowledge", new { name = "Ana" }, TestContext.Current.CancellationToken);
            done.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Picks a job up and holds it over a row, some days ahead; the drop is left to the caller.</summary>
    private static async Task DragAsync(IPage page, ILocator job, ILocator row)
    {
        LocatorBoundingBoxResult from = (await job.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 20, from.Y + 10);
        await page.Mouse.DownAsync();
        LocatorBoundingBoxResult to = (await row.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to.X + (to.Width * 0.2f), to.Y + 12, new() { Steps = 8 });
        await page.Mouse.MoveAsync(to.X + (to.Width * 0.3f), to.Y + 12, new() { Steps = 4 });
    }

    private static async Task ActAsync(IPage page, string opener, string submit)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = opener }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Your name")).Not.ToHaveValueAsync(string.Empty);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = submit, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
