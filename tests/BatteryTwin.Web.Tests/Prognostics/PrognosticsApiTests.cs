using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Tests.Shared.Plant;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Prognostics;

/// <summary>Data sets, models and predictions over HTTP, against the whole program.</summary>
public sealed class PrognosticsApiTests : IAsyncLifetime
{
    private TwinServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TwinServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Rul_UploadTrainPredictEvaluate_WorksEndToEnd()
    {
        JsonElement dataset = await UploadAsync("?name=Pumps&format=csv", PlantTables.Gzip(Histories(12, 1)));
        Assert.Equal(("rul", 12), (dataset.GetProperty("task").GetString(), dataset.GetProperty("assets").GetInt32()));
        Assert.Equal(["a", "b"], dataset.GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.Contains(dataset.GetProperty("warnings").EnumerateArray(), warning => warning.GetString()!.Contains("'c' is constant", StringComparison.Ordinal));

        JsonElement job = await TrainAsync("models", new { name = "Pumps", datasetId = Id(dataset), rulCap = 40, seed = 3 });
        Assert.Equal("succeeded", job.GetProperty("state").GetString());
        string model = job.GetProperty("result").GetProperty("modelId").GetString()!;
        Assert.True(job.GetProperty("result").GetProperty("outOfFold").GetProperty("rmse").GetDouble() < 12);

        string test = Cut(Histories(6, 2), 55);
        JsonElement[] predictions = [.. (await PostAsync($"models/{model}/predictions", test)).GetProperty("predictions").EnumerateArray()];
        Assert.Equal(6, predictions.Length);
        Assert.All(predictions, prediction =>
        {
            Assert.Equal(55, prediction.GetProperty("time").GetDouble());
            Assert.InRange(prediction.GetProperty("rul").GetDouble(), prediction.GetProperty("lower").GetDouble(), prediction.GetProperty("upper").GetDouble());
            Assert.False(prediction.GetProperty("abstained").GetBoolean());
            Assert.NotEmpty(prediction.GetProperty("contributions").EnumerateArray());
        });
        Assert.Equal(6 * 55, (await PostAsync($"models/{model}/predictions?all=true", test)).GetProperty("predictions").GetArrayLength());
        string[] lines = (await CsvAsync($"models/{model}/predictions", test)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("asset,time,rul,lower,upper,level,abstained,reason", lines[0]);
        Assert.Equal(7, lines.Length);

        JsonElement scores = await EvaluateAsync(model, test, string.Join('\n', Enumerable.Range(0, 6).Select(_ => 25)));
        Assert.Equal(6, scores.GetProperty("n").GetInt32());
        Assert.Equal(6, scores.GetProperty("byRulBand").EnumerateArray().Sum(band => band.GetProperty("n").GetInt32()));
        Assert.True(scores.GetProperty("rmseUncapped").GetDouble() > 0);
    }

    [Fact]
    public async Task Model_FileGoesElsewhere_PredictsTheSame()
    {
        string model = await RulModelAsync();
        byte[] file = await _server.Client.GetByteArrayAsync($"/api/prognostics/models/{model}/file", Cancel);
        await using TwinServer other = await TwinServer.StartAsync();
        using HttpResponseMessage taken = await other.Client.PostAsync("/api/prognostics/models/import", new ByteArrayContent(file), Cancel);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);

        using StringContent test = new(Cut(Histories(4, 5), 60));
        using HttpResponseMessage there = await other.Client.PostAsync($"/api/prognostics/models/{model}/predictions", test, Cancel);
        Assert.Equal((await PostAsync($"models/{model}/predictions", Cut(Histories(4, 5), 60))).GetRawText(), await there.Content.ReadAsStringAsync(Cancel));
        JsonElement lineage = (await _server.Client.GetFromJsonAsync<JsonElement>($"/api/prognostics/models/{model}", Cancel)).GetProperty("lineage");
        Assert.Equal(64, lineage.GetProperty("datasetChecksum").GetString()!.Length);
        using HttpResponseMessage damaged = await other.Client.PostAsync("/api/prognostics/models/import", new ByteArrayContent(file[..(file.Length / 2)]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, damaged.StatusCode);
    }

    [Fact]
    public async Task Classifier_UploadTrainPredict_WorksEndToEnd()
    {
        Random random = new(1);
        string rows = string.Concat(Enumerable.Range(0, 240).Select(_ => (X: random.NextDouble(), Y: random.NextDouble()))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.X:F4},{row.Y:F4},{(row.X > row.Y ? "loose" : "tight")}\n")));
        JsonElement dataset = await UploadAsync("?name=Bolts&task=classify&label=state", Encoding.UTF8.GetBytes("x,y,state\n" + rows));

        JsonElement job = await TrainAsync("classifiers", new { name = "Bolts", datasetId = Id(dataset), seed = 1 });
        string model = job.GetProperty("result").GetProperty("modelId").GetString()!;
        JsonElement[] predictions = [.. (await PostAsync($"classifiers/{model}/predictions", "y,x\n0.1,0.9\n0.9,0.1\n")).GetProperty("predictions").EnumerateArray()];

        Assert.Equal(["loose", "tight"], predictions.Select(prediction => prediction.GetProperty("label").GetString()));
        Assert.Equal([0, 1], predictions.Select(prediction => prediction.GetProperty("row").GetInt32()));
        Assert.All(predictions, prediction => Assert.Equal(1, prediction.GetProperty("probabilities").EnumerateObject().Sum(share => share.Value.GetDouble()), 6));
        await RefusedAsync(await _server.Client.PostAsJsonAsync("/api/prognostics/models", new { datasetId = Id(dataset) }, Cancel), HttpStatusCode.Conflict, "classifiers");
    }

    [Theory]
    [InlineData("?format=cmapss", "1 2 3\n", "line 1 has 3 values")]
    [InlineData("?format=csv", "", "body is empty")]
    [InlineData("?format=csv", "unit,cycle,x\n1,1,1\n", "asset=")]
    [InlineData("?format=csv&task=classify", "a,b\n1,2\n", "label=")]
    [InlineData("?format=excel", "a,b\n1,2\n", "'excel' is none of cmapss, csv")]
    [InlineData("?colour=red", "a,b\n1,2\n", "unknown parameter")]
    public async Task Upload_BadFile_SaysWhatIsWrong(string query, string content, string words) =>
        await RefusedAsync(await _server.Client.PostAsync("/api/prognostics/datasets" + query, new StringContent(content), Cancel), HttpStatusCode.BadRequest, words);

    [Fact]
    public async Task Upload_DamagedGzip_IsRefused()
    {
        byte[] whole = PlantTables.Gzip(Histories(3, 1));
        await RefusedAsync(await _server.Client.PostAsync("/api/prognostics/datasets", new ByteArrayContent(whole[..(whole.Length / 2)]), Cancel), HttpStatusCode.BadRequest, "damaged");
        Assert.Equal(0, (await _server.Client.GetFromJsonAsync<JsonElement>("/api/prognostics/datasets", Cancel)).GetProperty("datasets").GetArrayLength());
    }

    [Fact]
    public async Task Train_BadRequests_SayWhatIsWrong()
    {
        string id = Id(await UploadAsync(string.Empty, Encoding.UTF8.GetBytes(Histories(1, 1))));
        await RefusedAsync(await _server.Client.PostAsJsonAsync("/api/prognostics/models", new { datasetId = id }, Cancel), HttpStatusCode.Conflict, "at least 2");
        await RefusedAsync(await _server.Client.PostAsJsonAsync("/api/prognostics/models", new { datasetId = "ds-none" }, Cancel), HttpStatusCode.NotFound, "no data set");
        await RefusedAsync(await _server.Client.PostAsJsonAsync("/api/prognostics/models", new { datasetId = id, level = 2 }, Cancel), HttpStatusCode.BadRequest, "level");
        await RefusedAsync(await _server.Client.PostAsync("/api/prognostics/models", new StringContent("{", Encoding.UTF8, "application/json"), Cancel), HttpStatusCode.BadRequest, "JSON");
        await RefusedAsync(await _server.Client.PostAsync("/api/prognostics/models/..%2Fx/predictions", new StringContent("a"), Cancel), HttpStatusCode.NotFound, "no model");
    }

    [Fact]
    public async Task Predict_BadFiles_SayWhatIsWrong()
    {
        string model = await RulModelAsync();
        await RefusedAsync(await _server.Client.PostAsync($"/api/prognostics/models/{model}/predictions", new StringContent("asset,cycle,a\n1,1,1\n"), Cancel), HttpStatusCode.BadRequest, "'b' missing");
        await RefusedAsync(await _server.Client.PostAsync($"/api/prognostics/models/{model}/evaluation", new StringContent("x"), Cancel), HttpStatusCode.UnsupportedMediaType, "multipart");
        using MultipartFormDataContent form = Form(Histories(2, 4), "5\n");
        await RefusedAsync(await _server.Client.PostAsync($"/api/prognostics/models/{model}/evaluation", form, Cancel), HttpStatusCode.BadRequest, "truth has 1 values, data 2 assets");
        // Reading ends where there is one too many: what follows is not looked at.
        using MultipartFormDataContent longer = Form(Histories(2, 4), "5\n5\n5\nfive\n");
        await RefusedAsync(await _server.Client.PostAsync($"/api/prognostics/models/{model}/evaluation", longer, Cancel), HttpStatusCode.BadRequest, "truth has more values, data 2 assets");
    }

    [Fact]
    public async Task Train_Cancelled_LeavesNoModel()
    {
        string id = Id(await UploadAsync(string.Empty, Encoding.UTF8.GetBytes(Histories(60, 1))));
        using HttpResponseMessage started = await _server.Client.PostAsJsonAsync("/api/prognostics/models", new { datasetId = id }, Cancel);
        string job = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("jobId").GetString()!;
        using HttpResponseMessage cancelled = await _server.Client.DeleteAsync($"/api/jobs/{job}", Cancel);

        Assert.Equal("cancelled", (await _server.JobAsync(job)).GetProperty("state").GetString());
        Assert.Equal(0, (await _server.Client.GetFromJsonAsync<JsonElement>("/api/prognostics/models", Cancel)).GetProperty("models").GetArrayLength());
    }

    private static string Id(JsonElement dataset) => dataset.GetProperty("id").GetString()!;

    private async Task<string> RulModelAsync()
    {
        string id = Id(await UploadAsync(string.Empty, Encoding.UTF8.GetBytes(Histories(6, 1))));
        return (await TrainAsync("models", new { datasetId = id, rulCap = 40 })).GetProperty("result").GetProperty("modelId").GetString()!;
    }

    private async Task<JsonElement> UploadAsync(string query, byte[] content)
    {
        using HttpResponseMessage answer = await _server.Client.PostAsync("/api/prognostics/datasets" + query, new ByteArrayContent(content), Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private async Task<JsonElement> TrainAsync(string kind, object request)
    {
        using HttpResponseMessage answer = await _server.Client.PostAsJsonAsync($"/api/prognostics/{kind}", request, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await _server.JobAsync((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("jobId").GetString()!);
    }

    private async Task<JsonElement> PostAsync(string path, string content)
    {
        using HttpResponseMessage answer = await _server.Client.PostAsync($"/api/prognostics/{path}", new StringContent(content), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private async Task<string> CsvAsync(string path, string content)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/prognostics/{path}") { Content = new StringContent(content) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private async Task<JsonElement> EvaluateAsync(string model, string data, string truth)
    {
        using MultipartFormDataContent form = Form(data, truth);
        using HttpResponseMessage answer = await _server.Client.PostAsync($"/api/prognostics/models/{model}/evaluation", form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static MultipartFormDataContent Form(string data, string truth) =>
        new() { { new ByteArrayContent(PlantTables.Gzip(data)), "data", "data.csv.gz" }, { new StringContent(truth), "truth", "truth.txt" } };

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains(words, JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Assets that live 70 to 90 cycles; a rises over the last 40, b is noise, c constant.</summary>
    private static string Histories(int assets, int seed)
    {
        Random random = new(seed);
        StringBuilder csv = new("asset,cycle,a,b,c\n");
        for (int asset = 1; asset <= assets; asset++)
        {
            int life = random.Next(70, 91);
            for (int cycle = 1; cycle <= life; cycle++)
            {
                double wear = Math.Max(0, cycle - life + 40) / 10.0;
                csv.Append(CultureInfo.InvariantCulture, $"{asset},{cycle},{wear + (0.3 * random.NextDouble()):F4},{random.NextDouble():F4},7\n");
            }
        }

        return csv.ToString();
    }

    private static string Cut(string csv, int cycles) =>
        string.Concat(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where((line, i) => i == 0 || int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture) <= cycles).Select(line => line + "\n"));
}
