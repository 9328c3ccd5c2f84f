using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>The ingest service as a process of its own, a real InfluxDB, and what people see in Web.</summary>
public sealed class SplitDeploymentTests(ChromiumFixture chromium, SplitPlant plant) : IClassFixture<SplitPlant>
{
    private const string Coater = "CoatingStep-Line2-Dallas";
    private const float DeadlineMs = 60_000;

    [Fact]
    public async Task WrittenToIngest_SeenAcknowledgedAndSeenAgainInWeb()
    {
        IPage page = await chromium.OpenAsync(plant.At($"/assets/{Coater}"));

        // A value comes in on one side and is seen on the other; what is stored is read from InfluxDB.
        await UntilAsync("the ingest service knows the twins", plant.Ingest.Client, "/metrics", "batterytwin_twins 57");
        await plant.Ingest.WriteAsync($"plant,twin={Coater} webSpeed=41.25");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "41.25 m/min" })).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        await UntilAsync("the value is in the store", plant.Web.Client, $"/api/telemetry/latest?twin={Coater}&field=webSpeed", "41.25");

        // A detector there raises an alarm; people see it here and acknowledge it.
        await plant.Ingest.WriteAsync(UnsteadyFan());
        await Expect(page.GetByText("1 open alarm")).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        await AcknowledgeAsync(page);
        await ExpectAcknowledgedAsync(page);
        await UntilAsync("the ingest service has the acknowledgement", plant.Ingest.Client, "/api/alerts", "\"state\":\"acknowledged\"");
        await UntilAsync("the graph that Web keeps has the fan speed", plant.Web.Client, $"/digitaltwins/{Coater}?api-version=2023-10-31", "\"DryerFanSpeed\":494.5");

        // The service dies: pages say so, and so does a write. It comes back: they go on, and nothing is forgotten.
        await page.GotoAsync(plant.At($"/assets/{Coater}").ToString());
        ILocator banner = page.GetByText("No live data since");
        await Expect(banner).ToBeHiddenAsync();
        await plant.Ingest.KillAsync();
        await Expect(banner).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        using (StringContent line = new("m f=1"))
        using (HttpResponseMessage refused = await plant.Web.Client.PostAsync(Local("/write"), line))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        await plant.Ingest.RunAsync();
        await Expect(banner).ToBeHiddenAsync(new() { Timeout = DeadlineMs });
        await plant.Web.WriteAsync($"plant,twin={Coater} webSpeed=38.75");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "38.75 m/min" })).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        await ExpectAcknowledgedAsync(page);
    }

    private static Uri Local(string path) => new(path, UriKind.Relative);

    private static async Task UntilAsync(string what, HttpClient client, string path, string expected)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromMilliseconds(DeadlineMs));
        string answer = string.Empty;
        while (!answer.Contains(expected, StringComparison.Ordinal))
        {
            Assert.False(deadline.IsCancellationRequested, $"{what}: {answer}");
            answer = await client.GetStringAsync(Local(path));
            await Task.Delay(50);
        }
    }

    /// <summary>Two minutes up to now of a fan that swings by five turns: the rule needs three unsteady windows of half a minute.</summary>
    private static string UnsteadyFan()
    {
        StringBuilder lines = new();
        long nowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        for (int i = 240; i > 0; i--)
        {
            lines.Append(CultureInfo.InvariantCulture, $"plant,twin={Coater} DryerFanSpeed={(i % 2 == 0 ? 505.5 : 494.5)} {(nowMs - (i * 500L)) * 1_000_000}\n");
        }

        return lines.ToString();
    }

    private static async Task AcknowledgeAsync(IPage page)
    {
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Acknowledge") }).First.ClickAsync();
        await dialog.GetByLabel("Your name").FillAsync("Ana");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private async Task ExpectAcknowledgedAsync(IPage page)
    {
        await page.GotoAsync(plant.At("/alarms?state=acknowledged").ToString());
        await Expect(page.GetByText("Acknowledged by Ana")).ToBeVisibleAsync();
    }
}
