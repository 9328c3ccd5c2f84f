using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>A planner changes a crew, a cost and a recurring plan while a colleague does the same on a phone.</summary>
[Collection(StoryCollection.Name)]
public sealed class MaintenanceDataTests(ChromiumFixture chromium, StoryPlant plant)
{
    private const float DeadlineMs = 30_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crew_ChangedByTwo_NoneIsOverwritten_AndTakenBack()
    {
        IPage planner = await chromium.OpenAsync(plant.At("/maintenance"));
        await planner.GetByRole(AriaRole.Link, new() { Name = "Crews, costs and plans" }).ClickAsync();
        await Expect(planner.GetByRole(AriaRole.Heading, new() { Name = "Crews, costs and plans", Level = 1 })).ToBeVisibleAsync();
        await planner.GetByRole(AriaRole.Link, new() { Name = "Mechanics Dallas", Exact = true }).ClickAsync(new() { Timeout = DeadlineMs });
        ILocator people = planner.GetByLabel("People on each shift");
        await Expect(people).ToHaveValueAsync("3");
        IPage colleague = await chromium.OpenAsync(plant.At("/maintenance/data?tab=crews&id=mechanics-dallas"), ColorScheme.Dark, 390, 844);
        await Expect(colleague.GetByLabel("People on each shift")).ToHaveValueAsync("3");

        await people.FillAsync("many");
        await planner.GetByLabel("Your name").FillAsync("Ana");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Save crew" }).ClickAsync();
        await Expect(people).ToHaveAccessibleDescriptionAsync(new Regex("“many” is no whole number"));
        await people.FillAsync("4");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Save crew" }).ClickAsync();
        await Expect(planner.GetByText("Crew Mechanics Dallas was changed.")).ToBeVisibleAsync();
        ILocator row = planner.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^Mechanics Dallas 4 ") });
        await Expect(row).ToBeVisibleAsync();

        await colleague.GetByLabel("People on each shift").FillAsync("6");
        await colleague.GetByLabel("Your name").FillAsync("Ben");
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Save crew" }).ClickAsync();
        await Expect(colleague.GetByRole(AriaRole.Alert).Filter(new() { HasTextRegex = new Regex("Ana changed Mechanics Dallas .* people 3 → 4") })).ToBeVisibleAsync();
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Show theirs, drop mine" }).ClickAsync();
        await Expect(colleague.GetByLabel("People on each shift")).ToHaveValueAsync("4");

        await planner.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(planner.GetByText("Taken back: Crew Mechanics Dallas was changed.")).ToBeVisibleAsync();
        await Expect(planner.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^Mechanics Dallas 3 ") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Cost_ItsEffectIsSeenBeforeItIsSaved_AndAPlanComesAndGoes()
    {
        IPage page = await chromium.OpenAsync(plant.At("/maintenance/data?tab=costs"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Dryer" }).ClickAsync(new() { Timeout = DeadlineMs });
        await Expect(page.GetByText("put your own in their place")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Failure" }).GetByLabel("Station stands").FillAsync("1");
        await Expect(page.GetByText("The station stands longer for planned work than after a failure.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Recurring plans" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a plan" }).ClickAsync();
        await page.GetByLabel("What", new() { Exact = true }).FillAsync("Lubricate the mixer");
        await page.GetByLabel("Where").SelectOptionAsync("MixingStep-Line1-Munich");
        await page.GetByLabel("Component").FillAsync("BallBearings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take these" }).ClickAsync();
        await Expect(page.GetByLabel("Working time")).ToHaveValueAsync("8");
        await page.GetByLabel("First due on").FillAsync("2060-05-05");
        await Expect(page.GetByText(new Regex("^Next due .* 5 May 2060 06:00, then .* 5 Jun"))).ToBeVisibleAsync();
        await page.GetByLabel("Your name").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add plan" }).ClickAsync();
        await Expect(page.GetByText("Plan Lubricate the mixer was added.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lubricate the mixer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Your name")).ToHaveValueAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete plan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No work recurs yet" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Crew_WithPlannedJobs_IsNotDeletedUnawares()
    {
        IPage page = await chromium.OpenAsync(plant.At("/maintenance/data?tab=crews&id=mechanics-shanghai"));
        await Expect(page.GetByLabel("People on each shift")).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        string order = await PlanAsync("Check the belt", "mechanics-shanghai");

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Jobs planned with it" })).ToContainTextAsync("Check the belt");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await PostAsync($"/api/maintenance/orders/{order}/cancel", new { name = "Ana", reason = "a test" });
    }

    private async Task<string> PlanAsync(string title, string crew)
    {
        JsonElement order = await PostAsync("/api/maintenance/orders", new { name = "Ana", order = new { type = "preventive", title, asset = "MixingStep-Line1-Shanghai", durationHours = 2 } });
        string id = order.GetProperty("id").GetString()!;
        await PostAsync($"/api/maintenance/orders/{id}/plan", new { name = "Ana", start = DateTimeOffset.UtcNow.AddDays(20), crew });
        return id;
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using HttpResponseMessage answer = await plant.Process.Client.SendAsync(request, Cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
