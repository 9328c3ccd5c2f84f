using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Tests.Shared.Plant;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Prognostics;

/// <summary>Data sets and model files as they should not be: each gets a clear error or a clear warning.</summary>
public sealed class BadHistoriesTests : IAsyncLifetime
{
    private TwinServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TwinServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("asset,cycle,x\na,1,1\na,2,2\n", "only one asset")]
    [InlineData("asset,cycle,x\na,1,1\na,2,2\na,9,3\na,10,4\nb,1,1\nb,2,1\n", "1 gaps longer than the usual step of 1")]
    [InlineData("asset,cycle,x,y\na,1,1,5\na,2,2,5\nb,1,1,5\nb,2,1,5\n", "'y' is constant: not used")]
    [InlineData("asset,cycle,x,y\na,1,1,\na,2,2,3\nb,1,1,4\nb,2,1,5\n", "'y' is missing in 1 of 4 rows")]
    [InlineData("asset,cycle,x,y\na,1,1,on\na,2,2,off\nb,1,1,on\nb,2,1,on\n", "'y' holds texts: not used")]
    [InlineData("asset,cycle,x,event\na,1,1,0\na,2,2,1\nb,1,1,0\nb,2,1,\n", "1 of 2 assets did not run to failure")]
    [InlineData("asset,cycle,x\na,2,1\na,1,2\nb,1,1\nb,1,1\n", "1 rows repeat the time")]
    public async Task Upload_DoubtfulFile_IsTakenWithAWarning(string csv, string words)
    {
        using HttpResponseMessage answer = await UploadAsync(string.Empty, new StringContent(csv));
        JsonElement dataset = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(dataset.GetProperty("warnings").EnumerateArray(), warning => warning.GetString()!.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "asset,x\na,1\n", "'time' or 'cycle'")]
    [InlineData("", "asset,cycle,x\na,1,5\na,2,5\n", "'x' is constant")]
    [InlineData("", "asset,cycle,x\na,1\na,2\nb,1\n", "line 2 has 2 cells, the header 3")]
    [InlineData("", "{\"asset\": 1}", "no column is called 'asset'")]
    [InlineData("?format=cmapss", "unit cycle s1\n1 1 5\n", "26")]
    [InlineData("?task=regress&target=y", "x,y\n1,low\n2,high\n", "'low' in 'y' is no number")]
    [InlineData("?task=classify&label=y", "x,y\n1,a\n2,a\n", "at least two classes")]
    public async Task Upload_UnusableFile_IsRefusedWithTheReason(string query, string text, string words) =>
        await RefusedAsync(await UploadAsync(query, new StringContent(text)), words);

    [Fact]
    public async Task Upload_Picture_IsRefusedAsBinary() =>
        await RefusedAsync(await UploadAsync(string.Empty, new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])), "no column is called 'asset'");

    [Fact]
    public async Task Upload_AMillionRows_IsTaken()
    {
        using HttpResponseMessage answer = await UploadAsync("?name=Long", new ByteArrayContent(MillionRows()));
        JsonElement dataset = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal((1_000_000, 500), (dataset.GetProperty("rows").GetInt32(), dataset.GetProperty("assets").GetInt32()));
    }

    [Theory]
    [InlineData("{}\n{}")]
    [InlineData("{}")]
    [InlineData("[]\n[]")]
    [InlineData("null\nnull")]
    public async Task Import_ModelFileWithoutAModel_IsRefused(string text)
    {
        await RefusedAsync(await _server.Client.PostAsync("/api/prognostics/models/import", new ByteArrayContent(PlantTables.Gzip(text)), Cancel), "no model");
        Assert.Equal(0, (await _server.Client.GetFromJsonAsync<JsonElement>("/api/prognostics/models", Cancel)).GetProperty("models").GetArrayLength());
    }

    private Task<HttpResponseMessage> UploadAsync(string query, HttpContent content) => _server.Client.PostAsync("/api/prognostics/datasets" + query, content, Cancel);

    private static async Task RefusedAsync(HttpResponseMessage answer, string words)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(words, JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    private static byte[] MillionRows()
    {
        StringBuilder csv = new("asset,cycle,x\n");
        for (int row = 0; row < 1_000_000; row++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{row / 2_000},{row % 2_000},{row % 97}\n");
        }

        return PlantTables.Gzip(csv.ToString());
    }
}
