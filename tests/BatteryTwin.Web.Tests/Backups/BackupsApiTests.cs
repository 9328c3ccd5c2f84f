using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Backups;

public sealed class BackupsApiTests
{
    [Fact]
    public async Task Post_IsAJobWhoseResultCanBeListedFetchedAndDeleted()
    {
        await using TwinServer server = await TwinServer.StartAsync();
        using HttpResponseMessage started = await server.Client.PostAsync("/api/backups", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        string job = (await Json(started)).GetProperty("jobId").GetString()!;
        Assert.Equal($"/api/jobs/{job}", started.Headers.Location!.OriginalString);

        JsonElement result = (await server.JobAsync(job)).GetProperty("result");

        JsonElement list = await server.Client.GetFromJsonAsync<JsonElement>("/api/backups", TestContext.Current.CancellationToken);
        JsonElement listed = Assert.Single(list.GetProperty("backups").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(result, listed), $"{result} is not {listed}");
        string id = listed.GetProperty("id").GetString()!;
        byte[] file = await server.Client.GetByteArrayAsync($"/api/backups/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(listed.GetProperty("bytes").GetInt64(), file.Length);
        Assert.Equal(listed.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(file)));
        using HttpResponseMessage deleted = await server.Client.DeleteAsync($"/api/backups/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using HttpResponseMessage gone = await server.Client.GetAsync($"/api/backups/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("..%2Fschema.json")]
    [InlineData("..%2F..%2F..%2Fetc%2Fpasswd")]
    public async Task Get_Unknown_IsAProblem(string id)
    {
        await using TwinServer server = await TwinServer.StartAsync();
        using HttpResponseMessage answer = await server.Client.GetAsync($"/api/backups/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Post_WhileOneIsMade_IsRefusedAndTheFirstCanBeCancelled()
    {
        await using TwinServer server = await TwinServer.StartAsync();
        LargeFile.Make(Path.Combine(server.Directory, "exchange", "large.ndjson"));
        using HttpResponseMessage first = await server.Client.PostAsync("/api/backups", null, TestContext.Current.CancellationToken);
        string job = (await Json(first)).GetProperty("jobId").GetString()!;

        using HttpResponseMessage second = await server.Client.PostAsync("/api/backups", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains(job, (await Json(second)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage cancelled = await server.Client.DeleteAsync($"/api/jobs/{job}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        Assert.Equal("cancelled", (await server.JobAsync(job)).GetProperty("state").GetString());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Directory, "backups")));
    }

    private static Task<JsonElement> Json(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
