using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>A machine sends its own names; an OT engineer maps them, sees the value on the twin's page, and brings the past over.</summary>
public sealed class MappingTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task UnknownMachine_MappedInTheBrowser_ShowsOnTheTwinAndReplayBringsThePast()
    {
        await using PlantProcess plant = await PlantProcess.StartAsync("--BatteryTwin:DemoPlant:Enabled=false");
        await PutTwinAsync(plant);
        await plant.WriteAsync("PLC7,dev=MIX1_MUC SLRY_TEMP=86 1760000000000000000\nPLC7,dev=MIX1_MUC SLRY_TEMP=212 1760000001000000000");

        IPage page = await chromium.OpenAsync(new(plant.Address, "/data-health"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Map…", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tag mapping" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Map… SLRY_TEMP of PLC7, dev MIX1_MUC" }).ClickAsync();
        await Expect(page.GetByLabel("Twin", new() { Exact = true })).ToHaveValueAsync("MixingStep-Line1-Munich");
        await Expect(page.GetByLabel("Telemetry or property")).ToHaveValueAsync("slurryTemperature");
        await page.GetByLabel("Unit sent").FillAsync("degF");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Preview" })).ToContainTextAsync("100 °C");
        await page.GetByLabel("Your name").FillAsync("Ana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add rule" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Every series has a twin" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Changes of the rules" })).ToContainTextAsync("Added “PLC7 SLRY_TEMP”");

        await page.GetByRole(AriaRole.Button, new() { Name = "Replay stored points" }).ClickAsync();
        await Expect(page.GetByText("2 values stored")).ToBeVisibleAsync();
        string past = await plant.Client.GetStringAsync(new Uri("/api/telemetry/range?twin=MixingStep-Line1-Munich&field=slurryTemperature&from=2025-10-09T00:00:00Z&to=2025-10-10T00:00:00Z", UriKind.Relative));
        Assert.Contains("\"2025-10-09T08:53:20Z\",30]", past, StringComparison.Ordinal);

        await plant.WriteAsync("PLC7,dev=MIX1_MUC SLRY_TEMP=95");
        await page.GotoAsync(new Uri(plant.Address, "/assets/MixingStep-Line1-Munich").ToString());
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("35(\\.0)? ?°C"));
    }

    [Fact]
    public async Task RuleWrittenBeforeTheMachineSends_PreviewsItsFirstValue()
    {
        await using PlantProcess plant = await PlantProcess.StartAsync("--BatteryTwin:DemoPlant:Enabled=false");
        await PutTwinAsync(plant);

        IPage page = await chromium.OpenAsync(new(plant.Address, "/data-health/mapping?rule=new"));
        foreach ((string label, string text) in new[] { ("Name", "ahead"), ("Measurement", "PLC7"), ("Field", "SLRY_TEMP"), ("Twin", "MixingStep-Line1-Munich"), ("Telemetry or property", "slurryTemperature"), ("Unit sent", "degF") })
        {
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }

        await Expect(page.GetByText("Fits none of the series known now.")).ToBeVisibleAsync();
        await plant.WriteAsync("PLC7 SLRY_TEMP=212");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Preview" })).ToContainTextAsync("100 °C", new() { Timeout = 30_000 });
    }

    private static async Task PutTwinAsync(PlantProcess plant)
    {
        const string Model = """
            [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:Mixer;1", "@type": "Interface", "displayName": "Mixer", "contents": [
              {"@type": ["Telemetry", "Temperature"], "name": "slurryTemperature", "schema": "double", "unit": "degreeCelsius"},
              {"@type": "Telemetry", "name": "torque", "schema": "double"}]}]
            """;
        using StringContent model = new(Model, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage models = await plant.Client.PostAsync(new Uri("/models?api-version=2023-10-31", UriKind.Relative), model);
        models.EnsureSuccessStatusCode();
        using StringContent twin = new("""{"$metadata": {"$model": "dtmi:t:Mixer;1"}}""", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage put = await plant.Client.PutAsync(new Uri("/digitaltwins/MixingStep-Line1-Munich?api-version=2023-10-31", UriKind.Relative), twin);
        put.EnsureSuccessStatusCode();
    }
}
