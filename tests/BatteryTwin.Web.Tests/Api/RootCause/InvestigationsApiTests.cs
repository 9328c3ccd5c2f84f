using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Tests.Shared.Plant;
using BatteryTwin.Web.Api.RootCause.Investigations;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Investigations;
using BatteryTwin.Web.State.Reports;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Api.RootCause;

public sealed class InvestigationsApiTests : IAsyncLifetime
{
    private const string Path = "/api/rootcause/investigations";

    private readonly InvestigationHouse _house = new();
    private readonly SmallPlant _plant = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        _house.AddTo(builder.Services);
        builder.Services.AddSingleton<IAlertLog>(_plant.Alerts).AddSingleton(_plant.Topology).AddSingleton<QuestionDrafts>().AddSingleton<InvestigationReports>().AddSingleton<HtmlFiles>().AddSingleton(TimeProvider.System);
        builder.Services.AddRazorComponents();
        builder.Services.AddOptions<PlantCalendarOptions>();
        builder.Services.AddProblemDetails().AddAntiforgery();
        _app = builder.Build();
        _app.UseExceptionHandler().UseStatusCodePages();
        _app.UseAntiforgery();
        _app.MapInvestigationsApi();
        await _app.StartAsync();
        _client = new() { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _house.Dispose();
    }

    [Fact]
    public async Task Post_Place_OpensAnalysesAndNamesTheCause()
    {
        JsonElement found = await OpenAsync(new { name = "Ana", place = "line:Brno/Line2" });

        JsonElement finding = found.GetProperty("finding");
        JsonElement cause = Assert.Single(finding.GetProperty("causes").EnumerateArray());
        Assert.Equal(InvestigationHouse.Cause, cause.GetProperty("key").GetString());
        Assert.Equal(finding.GetProperty("excess").GetDouble(), cause.GetProperty("contribution").GetDouble() + finding.GetProperty("unexplained").GetDouble(), 6);
        Assert.Equal(("open", 2), (found.GetProperty("status").GetString(), found.GetProperty("version").GetInt32()));
        JsonElement list = await _client.GetFromJsonAsync<JsonElement>(Path);
        Assert.Equal((1, "changed"), (list.GetProperty("total").GetInt32(), list.GetProperty("investigations")[0].GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Post_Tables_AnswersFromThemAlone()
    {
        _house.Process.Tables = null;
        PlantTables tables = InvestigationHouse.FanFault;
        using MultipartFormDataContent form = new()
        {
            { new StringContent("Ana"), "name" },
            { new StringContent("line:Brno/Line2"), "place" },
            { new ByteArrayContent(PlantGraphText.Utf8.ToArray()), "graph", "graph.json" },
            { new StringContent(tables.Case), "case" },
            { new ByteArrayContent(PlantTables.Gzip(tables.Cells)), "cells", "cells.csv.gz" },
            { new ByteArrayContent(PlantTables.Gzip(tables.Coils)), "coils", "coils.csv.gz" },
            { new ByteArrayContent(PlantTables.Gzip(tables.Slurry)), "slurry", "slurry.csv.gz" },
        };

        JsonElement found = await EndedAsync(await _client.PostAsync(Path, form));

        Assert.Equal("tables", found.GetProperty("effect").GetProperty("kind").GetString());
        Assert.Equal(InvestigationHouse.Cause, found.GetProperty("finding").GetProperty("causes")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Post_AlertOfAMachineWithoutUnits_FailsWithAReasonInTheHistory()
    {
        JsonElement found = await OpenAsync(new { name = "Ana", alert = _plant.Alerts.Raise("Coat-A").Id });

        Assert.Contains("no unit went through 'Coat-A'", found.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("The analysis failed", found.GetProperty("history")[1].GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 400, "name is missing")]
    [InlineData("""{"name":"Ana"}""", 400, "give alert, cells, twin, or place")]
    [InlineData("""{"name":"Ana","alert":"x"}""", 404, "There is no alert 'x'")]
    [InlineData("""{"name":"Ana","place":"line:a","from":"2026-03-02T00:00:00Z","to":"2026-03-01T00:00:00Z"}""", 400, "from must lie before to")]
    [InlineData("""{"name":"Ana","place":7}""", 400, "no JSON of the expected form")]
    [InlineData("nonsense", 400, "no JSON of the expected form")]
    public async Task Post_WhatCannotBeUnderstood_IsAProblem(string body, int status, string words)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(Path, content);

        await IsProblemAsync(response, status, words);
    }

    [Fact]
    public async Task Verdict_OfAVersionThatIsNotTheCurrentOne_OverwritesNothing()
    {
        await OpenAsync(new { name = "Ana", place = "line:Brno/Line2" });
        object verdict = new { name = "Bo", cause = InvestigationHouse.Cause, verdict = "rejected", reason = "no", version = 2 };
        using HttpResponseMessage first = await _client.PostAsJsonAsync($"{Path}/1/verdicts", verdict);
        Assert.Equal((HttpStatusCode.OK, "\"3\""), (first.StatusCode, first.Headers.ETag!.Tag));

        using HttpResponseMessage second = await _client.PostAsJsonAsync($"{Path}/1/verdicts", verdict);
        await IsProblemAsync(second, 409, "Bo has changed it in between (Rejected");
        using HttpResponseMessage blind = await _client.PostAsJsonAsync($"{Path}/1/verdicts", new { name = "Bo", cause = InvestigationHouse.Cause, verdict = "confirmed" });
        await IsProblemAsync(blind, 428, "If-Match");
        using HttpRequestMessage late = new(HttpMethod.Post, $"{Path}/1/verdicts") { Content = JsonContent.Create(new { name = "Bo", cause = InvestigationHouse.Cause, verdict = "confirmed" }) };
        late.Headers.TryAddWithoutValidation("If-Match", "\"2\"");
        using HttpResponseMessage stale = await _client.SendAsync(late);
        await IsProblemAsync(stale, 412, "version 3 now");
        JsonElement kept = await _client.GetFromJsonAsync<JsonElement>($"{Path}/1");
        Assert.Equal("rejected", kept.GetProperty("verdicts").GetProperty(InvestigationHouse.Cause).GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("verdicts", """{"name":"Bo","cause":"x","verdict":"confirmed","version":2}""", 409, "names no cause 'x'")]
    [InlineData("verdicts", """{"name":"Bo","cause":"x","verdict":"maybe","version":2}""", 400, "confirmed, rejected or parked")]
    [InlineData("verdicts", """{"cause":"x","verdict":"parked","version":2}""", 400, "name is missing")]
    [InlineData("conclusion", """{"name":"Bo","text":" ","version":2}""", 409, "the conclusion is empty")]
    [InlineData("reopen", """{"name":"Bo","text":"x","version":2}""", 409, "open already")]
    [InlineData("actions", """{"name":"Bo","text":"","version":2}""", 409, "the action is empty")]
    [InlineData("actions/3", """{"name":"Bo","done":true,"version":2}""", 409, "there is no action 3")]
    public async Task Write_ThatDoesNotFit_IsAProblem(string what, string body, int status, string words)
    {
        await OpenAsync(new { name = "Ana", place = "line:Brno/Line2" });
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _client.PostAsync($"{Path}/1/{what}", content);

        await IsProblemAsync(response, status, words);
    }

    [Fact]
    public async Task Unknown_IsNotFound()
    {
        foreach (string path in new[] { $"{Path}/9", $"{Path}/x", $"{Path}/9/export" })
        {
            using HttpResponseMessage response = await _client.GetAsync(path);
            await IsProblemAsync(response, 404, "There is no investigation");
        }

        using HttpResponseMessage list = await _client.GetAsync($"{Path}?limit=0");
        await IsProblemAsync(list, 400, "limit is 0");
    }

    [Fact]
    public async Task Cells_AreKeptWithTheInvestigationAndToldAsCsv()
    {
        string[] cells = _house.FailedCells(25);

        JsonElement found = await OpenAsync(new { name = "Ana", cells });

        Assert.Equal(cells, found.GetProperty("effect").GetProperty("cells").EnumerateArray().Select(cell => cell.GetString()));
        JsonElement finding = found.GetProperty("finding");
        Assert.InRange(finding.GetProperty("causes")[0].GetProperty("listed").GetProperty("value").GetDouble(), 15, 25);
        Assert.Contains(finding.GetProperty("common").EnumerateArray(), origin => origin.GetProperty("value").GetString() == "Brno/Line2/Drying");
        string[] lines = (await _client.GetStringAsync($"{Path}/1/cells")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"unit,finished_utc,failed,through {InvestigationHouse.Cause}", lines[0]);
        Assert.Equal(cells, lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains(lines, line => Regex.IsMatch(line, "^[^,]+,2026-[0-9:TZ-]+,1,1$"));
        string html = await _client.GetStringAsync($"{Path}/1/export");
        Assert.Contains(cells[^1], html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_MoreThanMayBeKept_AreRefusedWithTheBound()
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync(Path, new { name = "Ana", cells = Enumerable.Range(0, 5_001).Select(at => $"C{at}") });

        await IsProblemAsync(response, 400, "name at most 5000");
    }

    [Fact]
    public async Task Evidence_IsTheChartAsCsv()
    {
        await OpenAsync(new { name = "Ana", place = "line:Brno/Line2" });

        string rate = await _client.GetStringAsync($"{Path}/1/evidence?series=rate");
        string sisters = await _client.GetStringAsync($"{Path}/1/evidence?series=sisters&cause={Uri.EscapeDataString(InvestigationHouse.Cause)}");

        Assert.StartsWith("time_utc,line:Brno/Line2 (% failed)\n2026-", rate, StringComparison.Ordinal);
        Assert.StartsWith("time_utc,Brno/Line2/Drying (rpm),", sisters, StringComparison.Ordinal);
        Assert.Equal(6, sisters.Split('\n')[0].Count(letter => letter == ','));
    }

    [Theory]
    [InlineData("9/cells", 404, "There is no investigation")]
    [InlineData("1/cells", 404, "names no units")]
    [InlineData("1/evidence?series=sisters&cause=x", 404, "names no cause 'x'")]
    [InlineData("1/evidence?series=x", 400, "it must be rate, sisters or signal")]
    [InlineData("1/evidence?series=signal&cause=fan_speed_sd_rpm%40Brno%2FLine2%2FDrying", 404, "No signal of the machines")]
    public async Task Evidence_ThatIsNotThere_IsAProblem(string path, int status, string words)
    {
        await OpenAsync(new { name = "Ana", place = "line:Brno/Line2" });

        using HttpResponseMessage response = await _client.GetAsync($"{Path}/{path}");

        await IsProblemAsync(response, status, words);
    }

    [Fact]
    public async Task Export_IsOneFileThatNeedsNothingElse()
    {
        await OpenAsync(new { name = "Ana <b>", place = "line:Brno/Line2", title = "Why & where?" });
        using HttpResponseMessage concluded = await _client.PostAsJsonAsync($"{Path}/1/conclusion", new { name = "Bo", text = "The fan controller.", version = 2 });

        using HttpResponseMessage response = await _client.GetAsync($"{Path}/1/export");
        string html = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Why &amp; where?", html, StringComparison.Ordinal);
        Assert.Contains("The fan controller.", html, StringComparison.Ordinal);
        Assert.Contains("Ana &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("class=\"evidence-own\" d=\"M", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|link|img|iframe|object|embed)\\b", html);
        Assert.DoesNotMatch("@import|url\\(", html);
        Assert.All(Regex.Matches(html, "(?:href|src)=\"([^\"]*)\"").Select(match => match.Groups[1].Value), address => Assert.StartsWith("data:text/csv", address, StringComparison.Ordinal));
    }

    private async Task<JsonElement> OpenAsync(object request) => await EndedAsync(await _client.PostAsJsonAsync(Path, request));

    private async Task<JsonElement> EndedAsync(HttpResponseMessage opened)
    {
        using (opened)
        {
            JsonElement answer = await opened.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(opened.StatusCode == HttpStatusCode.Created, answer.ToString());
            Assert.Equal("\"1\"", opened.Headers.ETag!.Tag);
            await _house.EndAsync(_house.Jobs.Find(answer.GetProperty("jobId").GetString()!)!);
            return await _client.GetFromJsonAsync<JsonElement>(opened.Headers.Location);
        }
    }

    private static async Task IsProblemAsync(HttpResponseMessage response, int status, string words)
    {
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
