using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>From what waiting costs to the order that ends it.</summary>
[Collection(TrainedCollection.Name)]
public sealed class OverviewTests(ChromiumFixture chromium, TrainedPlant plant)
{
    private const float FirstFigures = 60_000;

    [Fact]
    public async Task Overview_DearestRiskWithoutAJob_LeadsToItsOrderForm()
    {
        IPage page = await chromium.OpenAsync(plant.At("/"));
        ILocator risks = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Waiting costs .* EUR a day$") });
        ILocator order = risks.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Order work on") }).First;
        await Expect(order).ToBeVisibleAsync(new() { Timeout = FirstFigures });
        await Expect(risks.GetByRole(AriaRole.Listitem).First).ToContainTextAsync(new Regex("EUR a day.*within 7 days", RegexOptions.Singleline));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("(is|are) waiting$") })).ToBeVisibleAsync(new() { Timeout = FirstFigures });
        await Axe.NothingSeriousAsync(page);

        await order.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/maintenance.*new=forecast"));
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("What", new() { Exact = true })).ToHaveValueAsync(new Regex("^Replace "), new() { Timeout = FirstFigures });
    }
}
