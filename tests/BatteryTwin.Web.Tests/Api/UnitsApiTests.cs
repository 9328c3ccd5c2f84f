using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.Api.Quality;
using BatteryTwin.Web.Api.RootCause;
using BatteryTwin.Web.Api.Traceability;
using BatteryTwin.Web.State.Quality;
using BatteryTwin.Web.State.Trace;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Web.Tests.Api;

/// <summary>Units that come one by one, and what is asked of them.</summary>
public sealed class UnitsApiTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("batterytwin-units-").FullName;
    private readonly SmallPlant _plant = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", $"--BatteryTwin:DataDirectory={_folder}"]);
        builder.Logging.ClearProviders();
        builder.Services.AddOptions<DataDirectoryOptions>().Bind(builder.Configuration.GetSection("BatteryTwin"));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<DataDirectory>().AddSingleton<ITwinGraph>(_plant.Graph).AddSingleton<ITelemetryStore>(_plant.Store);
        builder.Services.AddJobs(builder.Configuration).AddTraceability(builder.Configuration).AddCausalModels(builder.Configuration).AddQualityState().AddTraceState().AddProblemDetails().AddAntiforgery();
        _app = builder.Build();
        _app.UseAntiforgery();
        _app.MapTraceabilityApi().MapUnitExportApi().MapCausalGraphsApi().MapQualityApi();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Units_AsCsvThenAsJson_AreOneAndAreTraced()
    {
        JsonElement coils = await PostAsync("coils", "coil_id,dryer,end_time\nC1,Coat-A,2026-03-02T08:00:00Z\n", HttpStatusCode.OK);
        JsonElement cells = await PostAsync("cells", """[{"cell_id":"X1","coil_id":"C1","eol_time":"2026-03-02T09:00:00Z","capacity_ah":49.9,"defect":false},{"cell_id":"X2","coil_id":"C1","capacity_ah":48.1,"defect":1}]""", HttpStatusCode.OK);
        JsonElement again = await PostAsync("cells", """[{"cell_id":"X1","capacity_ah":49.9}]""", HttpStatusCode.OK);

        Assert.Equal((1, 2, 1), (coils.GetProperty("added").GetInt32(), cells.GetProperty("added").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        JsonElement trace = await _client.GetFromJsonAsync<JsonElement>("/api/traceability/units/coils/C1");
        Assert.Equal(2, trace.GetProperty("became")[0].GetProperty("count").GetInt32());
        Assert.Equal("cell_id,coil_id,eol_time,capacity_ah,defect\nX2,C1,,48.1,1\n", (await _client.GetStringAsync("/api/traceability/export/cells?of=C1&failed=yes")).Replace("\r", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Units_PartlyBad_KeepTheGoodOnesAndNameTheOthers()
    {
        await PostAsync("cells", "cell_id,eol_time\nX0,2026-03-02T08:00:00Z\n", HttpStatusCode.OK);

        JsonElement partly = await PostAsync("cells", "cell_id,eol_time\nX1,soon\nX2,2026-03-02T08:00:00Z\n", HttpStatusCode.OK);
        JsonElement none = await PostAsync("cells", "cell_id,eol_time\nX3,soon\n", HttpStatusCode.BadRequest);

        Assert.Equal((1, 1, 1, "eol_time"), (partly.GetProperty("added").GetInt32(), partly.GetProperty("refused").GetInt32(), partly.GetProperty("rejected")[0].GetProperty("row").GetInt32(), partly.GetProperty("rejected")[0].GetProperty("column").GetString()));
        Assert.Contains("'soon' is no time", none.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, none.GetProperty("rejected").GetArrayLength());
    }

    [Theory]
    [InlineData("cells", "", "is empty")]
    [InlineData("cells", "{\"cell_id\": 1}", "no list of objects")]
    [InlineData("cells", "[{]", "neither CSV nor JSON")]
    [InlineData("cells", "name\nA\n", "no column's name ends in '_id'")]
    [InlineData("a%20b", "cell_id\nA\n", "cannot be the name of a table")]
    public async Task Units_ThatCannotBeRead_AreRefusedWithTheReason(string table, string body, string words) =>
        Assert.Contains(words, (await PostAsync(table, body, HttpStatusCode.BadRequest)).GetProperty("detail").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Graph_PutAndEdited_KeepsVersionsAndRefusesTheLate()
    {
        const string Graph = """{"target":"defect","steps":[{"step":"Coating","station_column":"dryer"}],"nodes":[{"id":"solvent","kind":"continuous","table":"coils","step":"Coating"},{"id":"defect","kind":"binary","table":"cells"}],"edges":[]}""";
        using StringContent body = new(Graph, Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await _client.PutAsync("/api/rootcause/graphs/mine?basedOn=0&by=Ann", body)).StatusCode);

        using HttpResponseMessage edited = await _client.PostAsJsonAsync("/api/rootcause/graphs/mine/edits", new { basedOn = 1, by = "Bea", edits = new[] { new { op = "addEdge", from = "solvent", to = "defect" } } });
        using HttpResponseMessage late = await _client.PostAsJsonAsync("/api/rootcause/graphs/mine/edits", new { basedOn = 1, by = "Cem", edits = new[] { new { op = "removeEdge", from = "solvent", to = "defect" } } });
        using HttpResponseMessage odd = await _client.PostAsJsonAsync("/api/rootcause/graphs/mine/edits", new { basedOn = 2, by = "Cem", edits = new[] { new { op = "paint", from = "solvent", to = "defect" } } });

        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        Assert.Contains("version 2, made by Bea", await DetailAsync(late), StringComparison.Ordinal);
        Assert.Contains("'paint' is no edit", await DetailAsync(odd), StringComparison.Ordinal);
        JsonElement versions = await _client.GetFromJsonAsync<JsonElement>("/api/rootcause/graphs/mine/versions");
        Assert.Equal(["solvent acts on defect", "sent as a whole"], versions.EnumerateArray().Select(version => version.GetProperty("change").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/api/rootcause/graphs/other")).StatusCode);
    }

    [Fact]
    public async Task Quality_OfUnits_AnswersChartDefectsAndLimits()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Random random = new(3);
        string cells = "cell_id,plant,line,eol_time,fail_capacity,capacity_ah\n" + string.Concat(Enumerable.Range(0, 60).Select(cell => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"X{cell},A,L1,{now.AddMinutes(cell - 61):yyyy-MM-ddTHH:mm:ssZ},{(cell % 20 == 0 ? 1 : 0)},{49.9 + (0.2 * random.NextDouble()):0.000}\n")));
        await PostAsync("cells", cells, HttpStatusCode.OK);

        JsonElement study = await _client.GetFromJsonAsync<JsonElement>("/api/quality/control?variable=capacity_ah&plant=A&line=L1&chart=meansAndRanges&baseline=0.5");
        Assert.Equal(12, study.GetProperty("chart").GetProperty("points").GetArrayLength());
        Assert.Equal(6, study.GetProperty("chart").GetProperty("baselinePoints").GetInt32());
        Assert.Equal(3, (await _client.GetFromJsonAsync<JsonElement>("/api/quality/defects?line=L1")).GetProperty("defective").GetInt32());

        using HttpResponseMessage wrong = await _client.PutAsJsonAsync("/api/quality/limits/capacity_ah", new { lower = 51, upper = 48, by = "Ann" });
        using HttpResponseMessage right = await _client.PutAsJsonAsync("/api/quality/limits/capacity_ah", new { lower = 49.7, by = "Ann" });
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode));
        JsonElement limited = await _client.GetFromJsonAsync<JsonElement>("/api/quality/control?variable=capacity_ah&plant=A&line=L1");
        Assert.Equal(49.7, limited.GetProperty("variable").GetProperty("limits").GetProperty("lower").GetDouble());
        Assert.True(limited.GetProperty("chart").GetProperty("capability").GetProperty("overall").GetProperty("worstInterval").GetProperty("low").GetDouble() > 0);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/api/quality/control?variable=colour")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/api/quality/control?variable=capacity_ah&rules=mine")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/api/quality/defects?from=yesterday-ish")).StatusCode);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;

    private async Task<JsonElement> PostAsync(string table, string body, HttpStatusCode status)
    {
        using StringContent content = new(body, Encoding.UTF8, "text/plain");
        using HttpResponseMessage response = await _client.PostAsync($"/api/traceability/units/{table}", content);
        Assert.Equal(status, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
