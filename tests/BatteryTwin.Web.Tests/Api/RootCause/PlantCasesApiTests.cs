using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Tests.Shared.Plant;
using BatteryTwin.Web.Api.RootCause;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Api.RootCause;

public sealed class PlantCasesApiTests : IAsyncLifetime
{
    private static readonly PlantTables s_tables = SyntheticPlant.Make(1, new PlantFault("electrolyte_g", "Aarhus/Line1/Filling/F3", 140, -5));

    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Services.AddJobs(builder.Configuration);
        builder.Services.AddProblemDetails().AddAntiforgery();
        _app = builder.Build();
        _app.UseStatusCodePages();
        _app.UseAntiforgery();
        _app.MapJobsApi().MapPlantCasesApi();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Post_CaseWithGzipTables_RunsAsAJobAndNamesTheCause()
    {
        using MultipartFormDataContent form = Form(s_tables);

        using HttpResponseMessage response = await _client.PostAsync("/api/rootcause/cases", form);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        JsonElement result = await ResultAsync(response);
        JsonElement cause = Assert.Single(result.GetProperty("causes").EnumerateArray());
        Assert.Equal("changed", result.GetProperty("verdict").GetString());
        Assert.Equal(("electrolyte_g", "Aarhus/Line1/Filling/F3"), (cause.GetProperty("node").GetString(), cause.GetProperty("place").GetString()));
        Assert.InRange(cause.GetProperty("avoidedDefects").GetDouble(), 0.85 * s_tables.CausedDefects, 1.15 * s_tables.CausedDefects);
        Assert.InRange(cause.GetProperty("share").GetDouble(), 0.5, 1);
        Assert.StartsWith("2026-03-07T2", cause.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.All(["low", "high"], name => Assert.Equal(JsonValueKind.Number, cause.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task Post_TableWithAWordWhereANumberBelongs_NamesTableColumnAndRow()
    {
        string[] lines = s_tables.Coils.Split('\n');
        lines[3] = lines[3][..lines[3].LastIndexOf(',')] + ",sharp";

        JsonElement problem = await RefusedAsync(Form(s_tables with { Coils = string.Join('\n', lines) }), HttpStatusCode.BadRequest);

        Assert.Equal(("coils", "burr_um", 3), (problem.GetProperty("table").GetString(), problem.GetProperty("column").GetString(), problem.GetProperty("row").GetInt32()));
        Assert.Contains("'sharp' is no number", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutATableOfTheGraph_SaysWhichPartIsMissing()
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent(PlantGraphText.Utf8.ToArray()), "graph", "graph.json" }, { new StringContent(s_tables.Case), "case" } };

        Assert.Contains("no part 'slurry'", (await RefusedAsync(form, HttpStatusCode.BadRequest)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NoForm_IsRefused()
    {
        using StringContent body = new("{}", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync("/api/rootcause/cases", body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Post_CyclicGraph_IsRefused()
    {
        string graph = """{"target":"b","nodes":[{"id":"a","table":"cells"},{"id":"b","table":"cells"}],"edges":[{"from":"a","to":"b"},{"from":"b","to":"a"}]}""";
        using MultipartFormDataContent form = new() { { new StringContent(graph), "graph" }, { new StringContent(s_tables.Case), "case" }, { new StringContent(s_tables.Cells), "cells" } };

        Assert.Contains("circle", (await RefusedAsync(form, HttpStatusCode.BadRequest)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(PlantTables tables) => new()
    {
        { new ByteArrayContent(PlantGraphText.Utf8.ToArray()), "graph", "graph.json" },
        { new StringContent(tables.Case), "case" },
        { new ByteArrayContent(PlantTables.Gzip(tables.Cells)), "cells", "cells.csv.gz" },
        { new ByteArrayContent(Encoding.UTF8.GetBytes(tables.Coils)), "coils", "coils.csv" },
        { new ByteArrayContent(PlantTables.Gzip(tables.Slurry)), "slurry", "slurry.csv.gz" },
        { new StringContent("dryer,time\n"), "dryer_telemetry" },
    };

    private async Task<JsonElement> RefusedAsync(MultipartFormDataContent form, HttpStatusCode status)
    {
        using (form)
        {
            using HttpResponseMessage response = await _client.PostAsync("/api/rootcause/cases", form);
            Assert.Equal(status, response.StatusCode);
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private async Task<JsonElement> ResultAsync(HttpResponseMessage started)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(2));
        while (true)
        {
            JsonElement job = await _client.GetFromJsonAsync<JsonElement>(started.Headers.Location, deadline.Token);
            if (job.GetProperty("state").GetString() is not ("running" or "queued"))
            {
                Assert.Equal("succeeded", job.GetProperty("state").GetString());
                return job.GetProperty("result");
            }

            await Task.Delay(20, deadline.Token);
        }
    }
}
