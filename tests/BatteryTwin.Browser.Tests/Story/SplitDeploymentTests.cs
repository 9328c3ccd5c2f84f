using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
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

    private static readonly (string Path, string Heading)[] s_pages =
    [
        ("/", "Overview"),
        ("/topology", "Topology"),
        ("/lines/ProductionLine2-Dallas", "Dallas line 2"),
        ($"/assets/{Coater}", "Coating and drying"),
        ("/explorer", "Query"),
        ("/alarms", "Alarms"),
        ("/oee", "OEE"),
        ($"/oee?of={Coater}", "OEE"),
        ("/plan", "Plan"),
        ("/plan?tab=calendar", "Plan"),
        ("/energy", "Energy"),
        ("/reports", "Weekly reports"),
        ("/data-health/mapping", "Tag mapping"),
        ("/setup", "Start a plant"),
        ("/models-browser", "Models"),
        ("/forecasts", "Forecasts"),
        ("/quality", "Quality"),
        ("/alarm-rules", "Alarm rules"),
        ("/trace", "Trace"),
        ("/causal-graphs", "Causal graph"),
        ("/model-health", "Model health"),
        ("/model-studio", "Model studio"),
        ("/investigations", "Investigations"),
        ("/maintenance/data", "Crews, costs and plans"),
    ];

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
        await using CountedWriter writer = new(plant.Ingest.Address);
        await writer.UntilAcknowledgedAsync(200);
        await plant.Ingest.KillAsync();
        await Expect(banner).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        using (StringContent line = new("m f=1"))
        using (HttpResponseMessage refused = await plant.Web.Client.PostAsync(Local("/write"), line))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        await plant.Ingest.RunAsync();
        await writer.UntilAcknowledgedAsync(writer.Acknowledged.Count + 200);
        await Expect(banner).ToBeHiddenAsync(new() { Timeout = DeadlineMs });
        await plant.Web.WriteAsync($"plant,twin={Coater} webSpeed=38.75");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "38.75 m/min" })).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        await ExpectAcknowledgedAsync(page);
        await writer.StopAsync();
        await AssertNoneIsMissingAsync(writer.Acknowledged);
    }

    [Fact]
    public async Task EveryPage_ShowsItselfWithoutAFault()
    {
        await plant.Ingest.WriteAsync($"plant,twin={Coater} webSpeed=40");
        IPage page = await chromium.OpenAsync(plant.At("/"));
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        foreach ((string path, string heading) in s_pages)
        {
            await page.GotoAsync(plant.At(path).ToString());
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
            await page.Locator("html[data-connected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        // Connections of both processes in one table, read anew every second.
        await page.GotoAsync(plant.At("/data-health").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All 3 connections run" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Connections" }).GetByRole(AriaRole.Rowheader)).ToHaveTextAsync([new Regex("^influxdb/buffer"), new Regex("^ingest/live feed"), new Regex("^landing/landing")]);
        await Expect(page.Locator(".tile", new() { HasText = "Series" }).Locator("dd")).ToHaveTextAsync(new Regex("^[1-9]"));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task UnknownMachine_MappedInWeb_ComesUnderTheTwinWithItsPast()
    {
        await UntilAsync("the ingest service knows the twins", plant.Ingest.Client, "/metrics", "batterytwin_twins 57");
        await plant.Ingest.WriteAsync("PLC7,dev=MIX1_MUC SLRY_TEMP=86 1760000000000000000\nPLC7,dev=MIX1_MUC SLRY_TEMP=212 1760000001000000000");
        IPage page = await chromium.OpenAsync(plant.At("/data-health/mapping"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Map… SLRY_TEMP of PLC7, dev MIX1_MUC" }).ClickAsync(new() { Timeout = DeadlineMs });
        await page.GetByLabel("Unit sent").FillAsync("degF");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Preview" })).ToContainTextAsync("100 °C", new() { Timeout = DeadlineMs });
        await page.GetByLabel("Your name").FillAsync("Žofie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add rule" }).ClickAsync();
        ILocator history = page.GetByRole(AriaRole.Group, new() { Name = "Changes of the rules" });
        await Expect(history).ToContainTextAsync("Žofie Added “PLC7 SLRY_TEMP”");

        await page.GetByRole(AriaRole.Button, new() { Name = "Replay stored points" }).ClickAsync();
        await Expect(page.GetByText("2 values stored")).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        await UntilAsync("the past is in the store", plant.Web.Client, "/api/telemetry/range?twin=MixingStep-Line1-Munich&field=slurryTemperature&from=2025-10-09T00:00:00Z&to=2025-10-10T00:00:00Z", "\"2025-10-09T08:53:20Z\",30]");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: Added “PLC7 SLRY_TEMP”" }).ClickAsync();
        await Expect(history).ToContainTextAsync("Deleted “PLC7 SLRY_TEMP”");
    }

    [Fact]
    public async Task Units_SentToWeb_AreKeptByIngestAndStayWithAMarkWhileItIsAway()
    {
        StringBuilder cells = new("cell_id,plant,line,tester,eol_time,fail_capacity,defect\n");
        DateTimeOffset now = DateTimeOffset.UtcNow;
        for (int cell = 0; cell < 80; cell++)
        {
            int fails = cell >= 60 && cell % 2 == 0 ? 1 : 0;
            cells.Append(CultureInfo.InvariantCulture, $"S{cell:00},Dallas,Line{1 + (cell % 2)},Test-{1 + (cell % 2)},{now.AddMinutes(cell - 81):yyyy-MM-ddTHH:mm:ssZ},{fails},{fails}\n");
        }

        using (StringContent body = new(cells.ToString(), Encoding.UTF8, "text/csv"))
        using (HttpResponseMessage taken = await plant.Web.Client.PostAsync(Local("/api/traceability/units/cells"), body))
        {
            Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        }

        await UntilAsync("the ingest service keeps them", plant.Ingest.Client, "/api/ingest/units", "\"length\"");
        IPage page = await chromium.OpenAsync(plant.At("/trace?range=24h"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^10 of 80 cells failed") })).ToBeVisibleAsync(new() { Timeout = DeadlineMs });

        await plant.Ingest.KillAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Units as of" })).ToBeVisibleAsync(new() { Timeout = DeadlineMs });
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^10 of 80 cells failed") })).ToBeVisibleAsync();
        await page.GotoAsync(plant.At("/trace?unit=S64").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "cells S64" })).ToBeVisibleAsync();

        await plant.Ingest.RunAsync();
        await Expect(page.GetByText("Units as of")).ToBeHiddenAsync(new() { Timeout = DeadlineMs });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "cells S64" })).ToBeVisibleAsync();
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

    /// <summary>The last ones may still be on their way from the service's buffer to InfluxDB.</summary>
    private async Task AssertNoneIsMissingAsync(ICollection<long> acknowledged)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromMilliseconds(DeadlineMs));
        while (acknowledged.Except(await StoredNumbersAsync()).ToArray() is { Length: > 0 } missing)
        {
            Assert.False(deadline.IsCancellationRequested, $"{missing.Length} of {acknowledged.Count} acknowledged points are missing: {string.Join(", ", missing.Order().Take(20))}");
            await Task.Delay(50);
        }
    }

    private async Task<HashSet<long>> StoredNumbersAsync()
    {
        JsonElement answer = await plant.Web.Client.GetFromJsonAsync<JsonElement>(Local($"/api/telemetry/range?twin={CountedWriter.Machine}&field=n&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"));
        return [.. answer.GetProperty("series").EnumerateArray().SelectMany(series => series.GetProperty("points").EnumerateArray()).Select(point => point[1].GetInt64())];
    }

    private async Task ExpectAcknowledgedAsync(IPage page)
    {
        await page.GotoAsync(plant.At("/alarms?state=acknowledged").ToString());
        await Expect(page.GetByText("Acknowledged by Ana")).ToBeVisibleAsync();
    }
}
