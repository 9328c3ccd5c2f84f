using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>axe-core on a page as it stands.</summary>
internal static class Axe
{
    private static readonly string s_script = typeof(Axe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "AxeScript").Value!;

    /// <summary>Waits until no panel loads; then axe finds nothing serious, and nothing scrolls sideways.</summary>
    public static async Task NothingSeriousAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".panel-loading")).ToHaveCountAsync(0);
        await page.AddScriptTagAsync(new() { Path = s_script });

        // A tree item's name is its own label, not the text of its whole branch, which that rule compares it with.
        JsonElement violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run({ resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: false } } })).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target).join(' | ')}`)");

        Assert.Empty(violations.EnumerateArray().Select(violation => violation.GetString()));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
    }
}
