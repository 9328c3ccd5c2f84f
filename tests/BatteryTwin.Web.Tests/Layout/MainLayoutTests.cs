using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Web.Components.Layout;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Tests.Layout;

public sealed class MainLayoutTests
{
    private static readonly RenderFragment s_page = builder => builder.AddMarkupContent(0, "<h1>A page</h1>");
    private static readonly RenderFragment s_brokenPage = _ => throw new InvalidOperationException("the page is torn");

    private static readonly string[] s_pages =
    [
        "/", "/topology", "/alarms", "/forecasts", "/maintenance", "/plan", "/investigations", "/oee", "/energy", "/quality", "/trace", "/reports",
        "/data-health", "/explorer", "/models-browser", "/causal-graphs", "/model-health", "/model-studio", "/alarm-rules", "/setup",
    ];

    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Frame_HasLandmarksSkipLinkAndThePage()
    {
        IElement frame = await RenderAsync();

        Assert.Equal("#main", frame.QuerySelector("a.skip-link")!.GetAttribute("href"));
        Assert.Equal("A page", frame.Words("main#main h1"));
        Assert.NotNull(frame.QuerySelector("header"));
        Assert.Equal("Main", frame.QuerySelector("nav")!.GetAttribute("aria-label"));
        Assert.NotNull(frame.QuerySelector("[role=search] input[aria-label]"));
    }

    [Fact]
    public async Task Shortcuts_BelongToOneElementEach()
    {
        IElement frame = await RenderAsync();

        string[] shortcuts = [.. frame.QuerySelectorAll("[data-shortcut]").Select(element => element.GetAttribute("data-shortcut")!)];
        Assert.Equal(shortcuts.Distinct(), shortcuts);
    }

    [Fact]
    public async Task Navigation_KeepsRangeAndPause()
    {
        IElement frame = await RenderAsync("/alarms?range=7d&paused=1777881600000&alert=x");

        Assert.Equal(
            s_pages.Select(page => page + "?range=7d&paused=1777881600000"),
            frame.QuerySelectorAll(".frame-nav a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Last 7 days", frame.Words(".range"), StringComparison.Ordinal);
        Assert.StartsWith("Paused since", frame.Words(".live-switch"), StringComparison.Ordinal);
        Assert.Equal("true", frame.QuerySelector(".live-switch")!.GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Navigation_StandsInHeadedGroupsAndMarksTheCurrentPage()
    {
        IElement nav = (await RenderAsync("/oee?range=7d")).QuerySelector("nav")!;

        Assert.Equal(["Now", "Plan and maintain", "Improve", "Build and check"], nav.QuerySelectorAll("h2 .nav-title").Select(title => title.Words()));
        Assert.Equal("OEE", Assert.Single(nav.QuerySelectorAll("a[aria-current=page]")).Words());
        Assert.All(nav.QuerySelectorAll("ul"), list =>
        {
            IElement toggle = nav.QuerySelector($"button[aria-controls={list.Id}]")!;
            Assert.Equal("false", toggle.GetAttribute("aria-expanded"));
            Assert.Equal(toggle.GetAttribute("aria-label"), nav.QuerySelector($"#{list.GetAttribute("aria-labelledby")} .nav-title")!.Words());
        });
    }

    [Fact]
    public async Task Navigation_CountsNewAlarmsOnly()
    {
        _plant.Alerts.Raise("Mix-A");
        Alert seen = _plant.Alerts.Raise("Coat-A");
        await _plant.Alerts.ApplyAsync(seen.Id, alert => alert.Acknowledge("Ana", null, _plant.Time.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.Equal("1 new", (await RenderAsync()).QuerySelector("a .count")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task DemoPlant_IsMarkedAsSimulatedAndItsPastAsBeingFilled()
    {
        _plant.Jobs.All.Add(new("j1", "demo-history", JobState.Running, 0.25, "back to 2026-04-10"));

        IElement frame = await RenderAsync();

        Assert.Contains("Simulated plant", frame.TextContent, StringComparison.Ordinal);
        Assert.Equal("0.25", frame.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal("back to 2026-04-10", frame.Words($"label[for={frame.QuerySelector("progress")!.Id}]"));
    }

    [Fact]
    public async Task DemoPlantOff_IsNotMarked()
    {
        _plant.Settings["BatteryTwin:DemoPlant:Enabled"] = "false";

        Assert.DoesNotContain("Simulated", (await RenderAsync()).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenToTheNetwork_WarnsOnEveryPage()
    {
        Assert.DoesNotContain("without sign-in", (await RenderAsync()).TextContent, StringComparison.Ordinal);
        _plant.Settings["BatteryTwin:Network:AllowAnonymousRemote"] = "true";

        Assert.Contains("Open to the network without sign-in", (await RenderAsync()).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataAge_FreshOldAndNone()
    {
        Assert.Equal("No data since start", (await RenderAsync()).Words(".data-age"));
        _plant.Ingest.Sources.Add(new() { Source = new IngestSource("http", "write"), NewestPoint = _plant.Time.GetUtcNow() });
        Assert.Equal("Newest data 0 s", (await RenderAsync()).Words(".data-age"));
        _plant.Time.Advance(TimeSpan.FromMinutes(3));

        IElement age = (await RenderAsync()).QuerySelector(".data-age")!;

        Assert.Equal("Newest data 3 min", age.Words());
        Assert.True(age.ClassList.Contains("is-stale"));
    }

    [Fact]
    public async Task PageThrows_FrameStaysAndSaysWhatFailed()
    {
        IElement frame = await RenderAsync("/", s_brokenPage);

        Assert.Equal("This page failed", frame.Words("h1"));
        Assert.Contains("the page is torn", frame.Words("main [role=alert]"), StringComparison.Ordinal);
        Assert.NotNull(frame.QuerySelector(".frame-nav"));
    }

    private Task<IElement> RenderAsync(string path = "/", RenderFragment? page = null) => RenderedPage.OfAsync<MainLayout>(_plant, path, ("Body", page ?? s_page));
}
