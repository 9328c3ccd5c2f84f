using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Tests.Shared.Plant;
using BatteryTwin.Web.Api.Traceability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Web.Tests.Api;

public sealed class TraceabilityApiTests : IAsyncLifetime
{
    private static readonly PlantTables s_tables = SyntheticPlant.Make(7, new PlantFault("electrolyte_g", "Brno/Line1/Filling/F2", 130, -5));

    private readonly string _folder = Directory.CreateTempSubdirectory("batterytwin-trace-").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Import_ThenTraceAndAsk_AnswersAlsoAfterARestart()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/api/traceability/genealogy")).StatusCode);
        JsonElement counts = await ImportAsync(s_tables.Cells, "succeeded");
        Assert.Equal(["slurry", "coils", "cells"], counts.GetProperty("result").GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("table").GetString()));
        await StopAsync();
        await StartAsync();

        JsonElement slurry = await _client.GetFromJsonAsync<JsonElement>("/api/traceability/units/slurry/B-S001?limit=3");
        JsonElement became = slurry.GetProperty("became")[1];
        Assert.Equal(("cells", 100, 3), (became.GetProperty("table").GetString(), became.GetProperty("count").GetInt32(), became.GetProperty("ids").GetArrayLength()));
        JsonElement cell = await _client.GetFromJsonAsync<JsonElement>("/api/traceability/units/cells/B1-C003-07");
        Assert.Equal(["B1-C003", "B-S001"], cell.GetProperty("madeOf").EnumerateArray().Select(unit => unit.GetProperty("id").GetString()));
        Assert.Equal("Brno/Line1/Drying", cell.GetProperty("madeOf")[0].GetProperty("passed").GetProperty("dryer").GetString());

        using HttpResponseMessage response = await _client.PostAsJsonAsync("/api/traceability/commonality", new { table = "cells", column = "fail_dcir", value = "1", except = new[] { "defect", "fail_capacity" } });
        JsonElement first = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("common")[0];
        Assert.Equal(("filler", "Brno/Line1/Filling/F2"), (first.GetProperty("column").GetString(), first.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Import_OfTablesThatCannotBeRead_KeepsTheFormerGenealogy()
    {
        await ImportAsync(s_tables.Cells, "succeeded");

        JsonElement failed = await ImportAsync("cell_id,coil_id\nX1\n", "failed");

        Assert.Contains("table 'cells', row 1", failed.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(9_000, (await _client.GetFromJsonAsync<JsonElement>("/api/traceability/genealogy")).GetProperty("tables")[2].GetProperty("units").GetInt32());
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(_folder, "traceability")));
    }

    [Theory]
    [InlineData("""{"table":"cells"}""", HttpStatusCode.BadRequest, "either by 'ids' or by 'column'")]
    [InlineData("""{"table":"cells","ids":["nobody"]}""", HttpStatusCode.BadRequest, "1 of 1 ids are no units")]
    [InlineData("""{"table":"cells","column":"colour","value":"red"}""", HttpStatusCode.BadRequest, "no column of words 'colour'")]
    [InlineData("""{"table":"cells","column":"defect","value":"7"}""", HttpStatusCode.BadRequest, "No unit of table 'cells' has '7'")]
    [InlineData("""{"table":"packs","ids":["a"]}""", HttpStatusCode.NotFound, "no table 'packs'")]
    [InlineData("""{"table":"cells","ids":["a"],"level":2}""", HttpStatusCode.BadRequest, "'level'")]
    public async Task Commonality_OfAFaultyQuestion_SaysWhatIsWrong(string question, HttpStatusCode status, string words)
    {
        await ImportAsync(s_tables.Cells, "succeeded");
        using StringContent body = new(question, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _client.PostAsync("/api/traceability/commonality", body);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfATableWithAPathForAName_IsRefused()
    {
        using MultipartFormDataContent form = new() { { new StringContent("cell_id\nX\n"), "../cells", "cells.csv" } };

        using HttpResponseMessage response = await _client.PostAsync("/api/traceability/genealogy", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", $"--BatteryTwin:DataDirectory={_folder}"]);
        builder.Logging.ClearProviders();
        builder.Services.AddOptions<DataDirectoryOptions>().Bind(builder.Configuration.GetSection("BatteryTwin"));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<DataDirectory>();
        builder.Services.AddJobs(builder.Configuration).AddTraceability(builder.Configuration).AddProblemDetails().AddAntiforgery();
        _app = builder.Build();
        _app.UseAntiforgery();
        _app.MapJobsApi().MapTraceabilityApi();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    private async Task StopAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<JsonElement> ImportAsync(string cells, string state)
    {
        using MultipartFormDataContent form = new()
        {
            { new ByteArrayContent(PlantTables.Gzip(cells)), "cells", "cells.csv.gz" },
            { new StringContent(s_tables.Coils), "coils" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(s_tables.Slurry)), "slurry", "slurry.csv" },
        };
        using HttpResponseMessage response = await _client.PostAsync("/api/traceability/genealogy", form);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(2));
        while (true)
        {
            JsonElement job = await _client.GetFromJsonAsync<JsonElement>(response.Headers.Location, deadline.Token);
            if (job.GetProperty("state").GetString() is not ("running" or "queued"))
            {
                Assert.Equal(state, job.GetProperty("state").GetString());
                return job;
            }

            await Task.Delay(20, deadline.Token);
        }
    }
}
