using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Prognostics;

/// <summary>The model registry over HTTP, against the whole program with a plant of pumps.</summary>
public sealed class RegistryApiTests : IAsyncLifetime
{
    private const string Registry = "/api/prognostics/registry";

    private static readonly Dictionary<string, byte[]> s_files = [];

    private TwinServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TwinServer.StartAsync();
        const string models = """
            [{"@context":"dtmi:dtdl:context;2","@id":"dtmi:test:Pump;1","@type":"Interface","contents":[{"@type":"Telemetry","name":"vibration","schema":"double"},{"@type":"Telemetry","name":"flow","schema":"double"}]},
             {"@context":"dtmi:dtdl:context;2","@id":"dtmi:test:Filler;1","@type":"Interface","contents":[{"@type":"Telemetry","name":"throughput","schema":"double"},{"@type":"Component","name":"DosingPump","schema":"dtmi:test:Pump;1"}]}]
            """;
        using HttpResponseMessage answer = await _server.Client.PostAsync("/models?api-version=2023-10-31", new StringContent(models, Encoding.UTF8, "application/json"), Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Registry_CandidateShadowPromoteRollback_IsKeptWithWhoAndWhy()
    {
        string first = await ModelAsync("Pump.vibration,Pump.flow");
        string second = await ModelAsync("Pump.vibration,Pump.flow");

        await ChangeAsync("candidate", first, "trained on our pumps");
        await ChangeAsync("promote", first, "the first");
        await ChangeAsync("candidate", second, "more data");
        JsonElement shadow = await ChangeAsync("challenge", second, "let us see");
        Assert.Equal((first, second), (Text(shadow, "champion"), shadow.GetProperty("challengers")[0].GetString()));
        JsonElement promoted = await ChangeAsync("promote", second, "smaller error");
        Assert.Equal((second, first), (Text(promoted, "champion"), Text(promoted, "previous")));
        Assert.Equal(first, Text(await ChangeAsync("rollback", null, "false alarm last night"), "champion"));

        JsonElement[] history = [.. (await GetAsync($"{Registry}/history?type=Pump")).GetProperty("changes").EnumerateArray()];
        Assert.Equal(("rollback", "Ada", "false alarm last night"), (Text(history[0], "action"), Text(history[0], "actor"), Text(history[0], "reason")));
        Assert.Equal(("candidate", "Pumps"), (Text(history[^1], "action"), (await GetAsync($"{Registry}/Pump")).GetProperty("models")[0].GetProperty("name").GetString()));
        Assert.Equal(["Pump.flow", "Pump.vibration"], (await GetAsync($"{Registry}/Pump")).GetProperty("signals").EnumerateArray().Select(signal => signal.GetString()).Where(signal => signal!.StartsWith("Pump", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Registry_ModelInUse_IsNotDeleted_AndARetiredOneIs()
    {
        string used = await ModelAsync("Pump.vibration,Pump.flow");
        string old = await ModelAsync("Pump.vibration,Pump.flow");
        await ChangeAsync("candidate", used, "x");
        await ChangeAsync("promote", used, "x");
        await ChangeAsync("candidate", old, "x");
        await ChangeAsync("retire", old, "x");

        await RefusedAsync(await _server.Client.DeleteAsync($"/api/prognostics/models/{used}", Cancel), HttpStatusCode.Conflict, "promote another model first");
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.DeleteAsync($"/api/prognostics/models/{old}", Cancel)).StatusCode);

        Assert.Equal([used], (await GetAsync($"{Registry}/Pump")).GetProperty("models").EnumerateArray().Select(model => Text(model, "modelId")));
    }

    [Fact]
    public async Task Registry_WhatDoesNotFit_SaysWhy()
    {
        string other = await ModelAsync("s11,s12");

        await RefusedAsync(await PostAsync(Registry + "/Pump/changes", new { action = "candidate", modelId = other, reason = "try" }), HttpStatusCode.Conflict, "needs 's11', 's12', which Pump does not give");
        await RefusedAsync(await PostAsync(Registry + "/Pump/changes", new { action = "candidate", modelId = "m-none", reason = "try" }), HttpStatusCode.NotFound, "no model");
        await RefusedAsync(await PostAsync(Registry + "/Gear/changes", new { action = "candidate", modelId = other, reason = "try" }), HttpStatusCode.NotFound, "'Gear'");
        await RefusedAsync(await PostAsync(Registry + "/Pump/changes", new { action = "praise", modelId = other, reason = "try" }), HttpStatusCode.BadRequest, "must be one of candidate, challenge, promote");
        await RefusedAsync(await PostAsync(Registry + "/Pump/changes", new { action = "rollback", reason = "try" }), HttpStatusCode.Conflict, "no champion of Pump before");
        await RefusedAsync(await _server.Client.PostAsync(Registry + "/Pump/changes", new StringContent("{", Encoding.UTF8, "application/json"), Cancel), HttpStatusCode.BadRequest, "JSON");
        await RefusedAsync(await _server.Client.GetAsync(Registry + "/history?limit=0", Cancel), HttpStatusCode.BadRequest, "limit");
    }

    [Fact]
    public async Task Outcome_OfAnUnknownComponent_SaysWhatToDo()
    {
        await RefusedAsync(await PostAsync("/api/prognostics/outcomes", new { twin = "Filler-1", component = "DosingPump", end = "failed" }), HttpStatusCode.NotFound, "has been forecast");
        await RefusedAsync(await PostAsync("/api/prognostics/outcomes", new { twin = "Filler-1", component = "DosingPump", end = "running" }), HttpStatusCode.BadRequest, "must be one of failed, replaced");
        await RefusedAsync(await PostAsync("/api/prognostics/outcomes", new { end = "failed" }), HttpStatusCode.BadRequest, "twin and component");
        Assert.Equal(0, (await GetAsync("/api/prognostics/outcomes")).GetProperty("outcomes").GetArrayLength());
    }

    [Fact]
    public async Task Health_FreshChampion_ShowsUnseenTrainingLives()
    {
        string model = await ModelAsync("Pump.vibration,Pump.flow");
        await ChangeAsync("candidate", model, "x");
        await ChangeAsync("promote", model, "x");

        JsonElement pump = (await GetAsync("/api/prognostics/health")).GetProperty("componentTypes").EnumerateArray().Single(type => Text(type, "componentType") == "Pump");

        Assert.Equal((model, false, 5, 1), (Text(pump, "modelId"), pump.GetProperty("isLive").GetBoolean(), pump.GetProperty("livesNeeded").GetInt32(), pump.GetProperty("widening").GetDouble()));
        Assert.Equal((0, 8), (pump.GetProperty("live").GetProperty("failed").GetInt32(), pump.GetProperty("unseen").GetProperty("failed").GetInt32()));
        Assert.InRange(pump.GetProperty("unseen").GetProperty("coverage").GetProperty("share").GetDouble(), 0.5, 1);
        Assert.True(pump.GetProperty("curves").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Desk_OfAProcessBeside_SaysAndDoesTheSame()
    {
        string model = await ModelAsync("Pump.vibration,Pump.flow");
        string folder = Directory.CreateTempSubdirectory("batterytwin-desk-").FullName;
        try
        {
            await using WebApplication beside = WebHost.Build(
                ["--applicationName", "BatteryTwin.Web", "--Logging:LogLevel:Default=Warning", $"--BatteryTwin:DataDirectory={folder}", $"--BatteryTwin:Ingest:Endpoint={_server.Url}",
                    "--BatteryTwin:Telemetry:Store=InfluxDb", "--BatteryTwin:Telemetry:InfluxDb:Url=http://127.0.0.1:9"]);
            IPrognosticsDesk desk = beside.Services.GetRequiredService<IPrognosticsDesk>();

            Assert.Equal("candidate", (await desk.ChangeAsync("Pump", new("candidate", model, "ours"), "Ada", Cancel)).Models[0].State);
            Assert.Equal(model, (await desk.ChangeAsync("Pump", new("promote", model, "the first"), "Ada", Cancel)).Champion);
            Assert.Equal(["Pumps"], (await desk.ModelsAsync(Cancel)).Select(known => known.Name));
            Assert.Equal(["the first", "ours"], (await desk.HistoryAsync("Pump", 10, Cancel)).Select(change => change.Reason));
            ComponentTypeHealth pump = (await desk.HealthAsync(Cancel)).Single(type => type.ComponentType == "Pump");
            Assert.Equal((8, 0, 5), (pump.Unseen!.Failed, pump.Live!.Failed, pump.OutOfFold!.ByRulBand.Count));
            PrognosticsException refused = await Assert.ThrowsAsync<PrognosticsException>(() => desk.DeleteModelAsync(model, "Ada", Cancel));
            Assert.Equal(PrognosticsFault.Conflict, refused.Fault);
            Assert.Contains("promote another model first", refused.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<PrognosticsException>(() => desk.AddOutcomeAsync(new("Filler-1", "DosingPump", "failed", null, null), null, Cancel));
            string dataset = await DatasetAsync("Pump.vibration,Pump.flow");
            Assert.Contains(dataset, (await desk.DatasetsAsync(Cancel)).Select(known => known.Id));
            string job = await desk.TrainAsync(new("Second", dataset, 30, 0.9, 2), asClassifier: false, Cancel);
            Assert.Equal(("Second", dataset), (await desk.TrainingsAsync(Cancel)).Where(training => training.JobId == job).Select(training => (training.Name, training.DatasetId)).Single());
            await desk.CancelTrainingAsync(job, Cancel);
            Assert.Contains((await _server.JobAsync(job)).GetProperty("state").GetString(), new[] { "cancelled", "succeeded" });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private async Task<JsonElement> ChangeAsync(string action, string? modelId, string reason)
    {
        using HttpResponseMessage answer = await PostAsync(Registry + "/Pump/changes", new { action, modelId, reason });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-BatteryTwin-Actor", "Ada");
        return _server.Client.SendAsync(request, Cancel);
    }

    private Task<JsonElement> GetAsync(string path) => _server.Client.GetFromJsonAsync<JsonElement>(path, Cancel)!;

    /// <summary>A small model of pumps; trained once, taken from its file after that.</summary>
    private async Task<string> ModelAsync(string columns)
    {
        if (!s_files.TryGetValue(columns, out byte[]? file))
        {
            using HttpResponseMessage started = await _server.Client.PostAsJsonAsync("/api/prognostics/models", new { name = "Pumps", datasetId = await DatasetAsync(columns), rulCap = 30 }, Cancel);
            JsonElement job = await _server.JobAsync(Text(await started.Content.ReadFromJsonAsync<JsonElement>(Cancel), "jobId")!);
            string trained = job.GetProperty("result").GetProperty("modelId").GetString()!;
            s_files[columns] = await _server.Client.GetByteArrayAsync($"/api/prognostics/models/{trained}/file", Cancel);
            return trained;
        }

        using HttpResponseMessage taken = await _server.Client.PostAsync("/api/prognostics/models/import", new ByteArrayContent(file), Cancel);
        return Text(await taken.Content.ReadFromJsonAsync<JsonElement>(Cancel), "id")!;
    }

    /// <summary>Pumps that live 50 to 65 hours, the first column rising over the last 30.</summary>
    private async Task<string> DatasetAsync(string columns)
    {
        Random random = new(1);
        int noise = columns.Count(letter => letter == ',');
        StringBuilder csv = new($"asset,time,{columns}\n");
        for (int asset = 1; asset <= 8; asset++)
        {
            int life = random.Next(50, 66);
            for (int hour = 1; hour <= life; hour++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{asset},{hour},{(Math.Max(0, hour - life + 30) / 10.0) + (0.3 * random.NextDouble()):F4}");
                csv.Append(string.Concat(Enumerable.Range(0, noise).Select(_ => string.Create(CultureInfo.InvariantCulture, $",{random.NextDouble():F4}")))).Append('\n');
            }
        }

        using HttpResponseMessage uploaded = await _server.Client.PostAsync("/api/prognostics/datasets?name=Pumps", new StringContent(csv.ToString()), Cancel);
        return Text(await uploaded.Content.ReadFromJsonAsync<JsonElement>(Cancel), "id")!;
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains(words, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }
}
