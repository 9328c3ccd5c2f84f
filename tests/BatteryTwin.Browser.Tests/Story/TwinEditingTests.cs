using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>Two people change the same property of a twin.</summary>
[Collection(StoryCollection.Name)]
public sealed class TwinEditingTests(ChromiumFixture chromium, StoryPlant plant)
{
    [Fact]
    public async Task Property_ChangedByTwoPeople_TheSecondSeesItAtOnceAndDecides()
    {
        IPage first = await chromium.OpenAsync(plant.At("/assets/CoatingStep-Line1-Munich"));
        IPage second = await chromium.OpenAsync(plant.At("/assets/CoatingStep-Line1-Munich"));
        ILocator early = await EditRateAsync(first, "641", "Bo");
        ILocator late = await EditRateAsync(second, "652", "Ana");

        await early.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(early.GetByText("1 change was saved.")).ToBeVisibleAsync();
        await Expect(early.GetByRole(AriaRole.Button, new() { Name = "Edit properties" })).ToBeFocusedAsync();
        await late.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(late.GetByRole(AriaRole.Heading, new() { Name = "Changed meanwhile by someone else" })).ToBeInViewportAsync();
        await Expect(late.GetByRole(AriaRole.Row, new() { Name = "Nominal rate" })).ToContainTextAsync("641");
        await late.GetByRole(AriaRole.Button, new() { Name = "Reapply mine" }).ClickAsync();
        await Expect(late.GetByText("1 change was saved.")).ToBeVisibleAsync();
        await Expect(late.GetByText("652 cells/h")).ToBeVisibleAsync();
    }

    private static async Task<ILocator> EditRateAsync(IPage page, string rate, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit properties" }).ClickAsync();
        ILocator form = page.GetByRole(AriaRole.Region, new() { Name = "Twin", Exact = true });
        await form.GetByLabel("Nominal rate (cells/h)").FillAsync(rate);
        await form.GetByLabel("Your name").FillAsync(name);
        return form;
    }
}
