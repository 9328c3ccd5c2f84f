using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>A reliability engineer brings own lives, trains a model in the browser, puts it in charge, and sees how it would have done.</summary>
public sealed class ModelStudioTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task OwnHistories_UploadedTrainedAndPutInCharge_AreJudgedOnUnseenLives()
    {
        await using PlantProcess plant = await PlantProcess.StartAsync("--BatteryTwin:DemoPlant:Enabled=false");
        await PutModelsAsync(plant);
        IPage page = await chromium.OpenAsync(new(plant.Address, "/model-studio"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Add a data set" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Pumps of hall 2");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "pumps.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Histories()) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await Expect(page.GetByText("of 8 assets")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Train… on Pumps of hall 2" }).ClickAsync();
        await page.GetByLabel(new Regex("^Cap")).FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 model", Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Use for… Pumps of hall 2" }).ClickAsync();
        await page.GetByLabel("For the components").SelectOptionAsync("Pump");
        await DecideAsync(page, "our own pumps", "Make it a candidate");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pump", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Promote… Pumps of hall 2" }).ClickAsync();
        await DecideAsync(page, "the first of its kind", "Promote");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("has a model in charge");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Changes of models" })).ToContainTextAsync("the first of its kind");

        await page.GetByRole(AriaRole.Link, new() { Name = "How its forecasts did" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Model health", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Types of components" })).ToContainTextAsync("0 of 5 failures");
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("Forecasts of .* lives against the truth") })).ToBeVisibleAsync();
        await Axe.NothingSeriousAsync(page);
    }

    private static async Task DecideAsync(IPage page, string reason, string button)
    {
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByLabel("Your name").FillAsync("Ada");
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task PutModelsAsync(PlantProcess plant)
    {
        const string Models = """
            [{"@context":"dtmi:dtdl:context;2","@id":"dtmi:t:Pump;1","@type":"Interface","contents":[{"@type":"Telemetry","name":"vibration","schema":"double"}]},
             {"@context":"dtmi:dtdl:context;2","@id":"dtmi:t:Filler;1","@type":"Interface","contents":[{"@type":"Component","name":"Pump","schema":"dtmi:t:Pump;1"}]}]
            """;
        using StringContent content = new(Models, Encoding.UTF8, "application/json");
        using HttpResponseMessage models = await plant.Client.PostAsync(new Uri("/models?api-version=2023-10-31", UriKind.Relative), content);
        models.EnsureSuccessStatusCode();
    }

    /// <summary>Eight pumps that live 50 to 65 hours and vibrate more over the last 30.</summary>
    private static string Histories()
    {
        Random random = new(1);
        StringBuilder csv = new("asset,time,Pump.vibration\n");
        for (int asset = 1; asset <= 8; asset++)
        {
            int life = random.Next(50, 66);
            for (int hour = 1; hour <= life; hour++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{asset},{hour},{(Math.Max(0, hour - life + 30) / 10.0) + (0.3 * random.NextDouble()):F4}\n");
            }
        }

        return csv.ToString();
    }
}
