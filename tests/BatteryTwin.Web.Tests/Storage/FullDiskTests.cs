using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Web.Tests.Backups;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Storage;

/// <summary>The whole program on a disk that is really full: clear refusals, no loss, reads go on, and it recovers by itself.</summary>
public sealed class FullDiskTests
{
    private const long FirstNs = 1_774_958_400_000_000_000;
    private const string Twin = "/digitaltwins/counter?api-version=2023-10-31";

    [Fact]
    public async Task Write_DiskFull_IsRefusedClearlyAndGoesOnWithSpace()
    {
        using SmallDisk? disk = SmallDisk.TryMount(32);
        Assert.SkipWhen(disk is null, "mounting a file system takes root");
        int points = 0;
        int patches = 0;
        await using (TwinProcess process = await TwinProcess.StartAsync(disk.Path))
        {
            await new CountedPlant(process.Client).CreateAsync();
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(process.Client, ++points)).Status);
                Assert.Equal(HttpStatusCode.NoContent, (await PatchAsync(process.Client, ++patches)).Status);
            }

            Assert.Equal("Healthy", await SpaceAsync(process.Client));
            disk.FillUp(leftBytes: 1_300_000);
            Assert.Equal("Degraded", await SpaceAsync(process.Client));
            Assert.Contains("batterytwin_disk_low 1", await process.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            disk.FillUp();
            Assert.Equal("Unhealthy", await SpaceAsync(process.Client));

            (int taken, Answer refused) = await UntilRefusedAsync(n => WriteAsync(process.Client, n), points);
            points = taken;
            Assert.Equal(HttpStatusCode.InsufficientStorage, refused.Status);
            Assert.True(refused.RetryAfter);
            Assert.Contains("full", refused.Text, StringComparison.Ordinal);
            (taken, refused) = await UntilRefusedAsync(n => PatchAsync(process.Client, n), patches);
            patches = taken;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.True(refused.RetryAfter);
            Assert.Contains("full", refused.Text, StringComparison.Ordinal);
            await AssertOtherWritesAreNoFaultAsync(process.Client);

            Assert.Equal((patches, points), await CountedPlant.ReadAsync(process.Client));
            disk.Free();
            while ((await WriteAsync(process.Client, points + 1)).Status != HttpStatusCode.NoContent)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }

            points++;
            while ((await PatchAsync(process.Client, patches + 1)).Status != HttpStatusCode.NoContent)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }

            patches++;
            Assert.Equal("Healthy", await SpaceAsync(process.Client));
            await process.KillAsync();
        }

        await using TwinProcess again = await TwinProcess.StartAsync(disk.Path);
        Assert.Equal((patches, points), await CountedPlant.ReadAsync(again.Client));
    }

    /// <summary>Rejected lines are counted although they cannot be kept; jobs and backups say why they cannot be.</summary>
    private static async Task AssertOtherWritesAreNoFaultAsync(HttpClient client)
    {
        Answer bad = await SendAsync(client, HttpMethod.Post, "/api/v2/write", "no line");
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        Answer route = await SendAsync(client, HttpMethod.Post, "/jobs/imports/one?api-version=2023-10-31", "{}");
        Assert.InRange((int)route.Status, 400, 503);
        Assert.NotEqual(HttpStatusCode.InternalServerError, route.Status);
        using HttpResponseMessage backup = await client.PostAsync("/api/backups", null, TestContext.Current.CancellationToken);
        string job = (await backup.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("jobId").GetString()!;
        JsonElement status;
        do
        {
            status = await client.GetFromJsonAsync<JsonElement>($"/api/jobs/{job}", TestContext.Current.CancellationToken);
        }
        while (status.GetProperty("state").GetString() == "running");

        Assert.Equal("failed", status.GetProperty("state").GetString());
        Assert.Contains("BatteryTwin:Backups:Folder", status.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(int Taken, Answer Refused)> UntilRefusedAsync(Func<int, Task<Answer>> send, int last)
    {
        while (true)
        {
            Answer answer = await send(last + 1);
            if (answer.Status != HttpStatusCode.NoContent)
            {
                return (last, answer);
            }

            last++;
        }
    }

    private static async Task<string> SpaceAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        JsonElement health = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return health.GetProperty("checks").GetProperty("space").GetProperty("status").GetString()!;
    }

    private static Task<Answer> WriteAsync(HttpClient client, int n) =>
        SendAsync(client, HttpMethod.Post, "/api/v2/write", string.Create(CultureInfo.InvariantCulture, $"c,twin=series n={n}i {FirstNs + (n * 1_000_000L)}"));

    private static Task<Answer> PatchAsync(HttpClient client, int n) =>
        SendAsync(client, HttpMethod.Patch, Twin, string.Create(CultureInfo.InvariantCulture, $$"""[{"op":"replace","path":"/count","value":{{n}}}]"""));

    private static async Task<Answer> SendAsync(HttpClient client, HttpMethod method, string path, string body)
    {
        using HttpRequestMessage request = new(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, response.Headers.RetryAfter is not null, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed record Answer(HttpStatusCode Status, bool RetryAfter, string Text);
}
