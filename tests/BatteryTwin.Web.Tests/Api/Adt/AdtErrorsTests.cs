using System.Text;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Api.Adt;

namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtErrorsTests : IAsyncLifetime
{
    private AdtHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AdtHost.StartAsync();
        await _host.PumpsAsync("p");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/models")]
    [InlineData("/digitaltwins/p")]
    [InlineData("/digitaltwins/p/relationships?asOf=now")]
    [InlineData("/query")]
    public async Task Any_WithoutVersion_IsRefused(string path)
    {
        (await _host.SendAsync("GET", path, content: null)).Refused(400, "MissingApiVersionParameter", "?api-version=2023-10-31");
        (await _host.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version=1999-01-01")).Refused(400, "UnsupportedApiVersionValue", "2020-10-31");
    }

    [Theory]
    [InlineData("2020-10-31")]
    [InlineData("2021-06-30-preview")]
    [InlineData("2022-05-31")]
    [InlineData("2023-02-27-preview")]
    [InlineData("2023-06-30")]
    [InlineData("2023-10-31")]
    public async Task Any_KnownVersion_IsServed(string version) => Assert.Equal(200, (await _host.GetAsync($"/digitaltwins/p?api-version={version}")).Status);

    [Theory]
    [InlineData("GET", "/digitaltwins")]
    [InlineData("POST", "/digitaltwins/p")]
    [InlineData("GET", "/digitaltwins/p/unknown")]
    [InlineData("PUT", "/models")]
    [InlineData("GET", "/models/a/b")]
    [InlineData("DELETE", "/query")]
    [InlineData("GET", "/eventroutes/x/y")]
    [InlineData("GET", "/jobs/unknown")]
    public async Task Any_UnknownOperation_IsNotFoundInTheEnvelope(string method, string path) => (await _host.SendAsync(method, path, body: null)).Refused(404, "NotFound", path);

    [Fact]
    public async Task Any_BelowTheProxyPath_IsTheSame()
    {
        AdtReply twin = await _host.GetAsync("/api/proxy/digitaltwins/p?api-version=2021-06-30-preview", ("x-adt-host", "example.api.wcus.digitaltwins.azure.net"));
        AdtReply models = await _host.GetAsync("/api/proxy/models", ("max-items-per-page", "1"));

        Assert.Equal((await _host.GetAsync("/digitaltwins/p?api-version=2021-06-30-preview")).Text, twin.Text);
        Assert.StartsWith("/api/proxy/models?", models.NextLink, StringComparison.Ordinal);
        Assert.Equal(200, (await _host.GetAsync(models.NextLink!)).Status);
        Assert.Equal(200, (await _host.PostAsync("/api/proxy/query", """{"query":"SELECT * FROM digitaltwins"}""")).Status);
        (await _host.GetAsync("/api/proxy/digitaltwins/gone")).Refused(404, "DigitalTwinNotFound");
        (await _host.GetAsync("/api/proxy/digitaltwins/p/unknown")).Refused(404, "NotFound");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1"},"name":"\ud800"}""")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1"},"\udc00":1}""")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1"},"name":"a","name":"b"}""")]
    [InlineData("""{"$metadata":{"$model":"dtmi:t:Asset;1"},"name":NaN}""")]
    public async Task Put_MalformedBody_IsRefused(string body) => (await _host.PutAsync("/digitaltwins/x", body)).Refused(400, "InvalidArgument");

    [Fact]
    public async Task Put_BodyThatIsNoUtf8OrTooDeep_IsRefused()
    {
        using ByteArrayContent broken = new([.. """{"$metadata":{"$model":"dtmi:t:Asset;1"},"name":" """u8, 0xC3, 0x28, .. "\"}"u8]);
        broken.Headers.ContentType = new("application/json");
        (await _host.SendAsync("PUT", "/digitaltwins/x?api-version=2023-10-31", broken)).Refused(400, "InvalidArgument", "UTF-8");

        string deep = string.Concat(Enumerable.Repeat("[", 5000));
        (await _host.PutAsync("/digitaltwins/x", deep)).Refused(400, "InvalidArgument");
        (await _host.PatchAsync("/digitaltwins/p", deep)).Refused(400, "InvalidArgument");
    }

    [Fact]
    public async Task Put_SoundSurrogatePair_IsKept()
    {
        Assert.Equal(200, (await _host.PutAsync("/digitaltwins/x", """{"$metadata":{"$model":"dtmi:t:Asset;1"},"name":"\ud83d\ude00 😀"}""")).Status);
        Assert.Equal("😀 😀", (await _host.GetAsync("/digitaltwins/x")).Json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("PUT", "text/plain")]
    [InlineData("PUT", "application/json; charset=utf-16")]
    [InlineData("PUT", "application/json-patch+json")]
    [InlineData("PUT", null)]
    [InlineData("PATCH", "text/plain")]
    public async Task Any_OtherMediaType_IsRefused(string method, string? type)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(AdtHost.PumpBody));
        content.Headers.ContentType = type is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        (await _host.SendAsync(method, "/digitaltwins/p?api-version=2023-10-31", content)).Refused(400, "InvalidArgument", "Content-Type");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json-patch+json; charset=utf-8")]
    public async Task Patch_EitherJsonType_IsTaken(string type)
    {
        using StringContent content = new("""[{"op":"replace","path":"/flow","value":3}]""");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        Assert.Equal(204, (await _host.SendAsync("PATCH", "/digitaltwins/p?api-version=2023-10-31", content)).Status);
    }

    [Fact]
    public async Task Any_LongBodyInPieces_IsRefusedAndTheNextRequestServed()
    {
        using StreamContent endless = new(new MemoryStream(new byte[300 * 1024]));
        endless.Headers.ContentType = new("application/json");
        endless.Headers.ContentLength = null;

        (await _host.SendAsync("PUT", "/digitaltwins/p?api-version=2023-10-31", endless, ("Transfer-Encoding", "chunked"))).Refused(400, "InvalidArgument", "32768 bytes");
        Assert.Equal(200, (await _host.GetAsync("/digitaltwins/p")).Status);
    }

    [Fact]
    public async Task Change_WhileStorageIsUnavailable_IsToBeSentAgain()
    {
        _host.Graph.Fault = new StorageUnavailableException("the disk is full");
        AdtReply reply = await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody);

        reply.Refused(503, "ServiceUnavailable", "the disk is full");
        Assert.Equal("2", reply.RetryAfter);
    }

    [Fact]
    public async Task Change_FaultOfTheProgram_TellsNothingOfIt()
    {
        _host.Graph.Fault = new InvalidOperationException("secret");

        Assert.DoesNotContain("secret", (await _host.PutAsync("/digitaltwins/p", AdtHost.PumpBody)).Refused(500, "InternalServerError").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AsOf_IsRefused()
    {
        (await _host.DeleteAsync("/digitaltwins/p?asOf=2026-03-31T12:00:00Z")).Refused(400, "InvalidArgument", "the past cannot be changed");
        (await _host.PutAsync("/digitaltwins/p?asOf=", AdtHost.PumpBody)).Refused(400, "InvalidArgument");
    }

    [Fact]
    public void Of_QueryOverBudget_IsQuotaReached()
    {
        AdtError error = AdtErrors.Of(new QueryException(QueryErrorKind.Budget, "too much"))!;

        Assert.Equal((429, "QuotaReachedError"), (error.Status, error.Code));
    }
}
